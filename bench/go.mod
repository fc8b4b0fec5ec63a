module gongkai/bench

go 1.26.0

require (
	github.com/6tail/lunar-go v1.4.6
	github.com/rickar/cal/v2 v2.1.13
	gongkai v0.0.0
)

replace gongkai => ..
