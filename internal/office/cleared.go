package office

import (
	"gongkai/casefile/application"
	"gongkai/statute/review"
)

// Cleared is a reviewer's approval with every gate open: 保密审查, personal information, ours to publish.
func Cleared(opinion string) application.Pass {
	return application.Pass{Opinion: opinion, Secrecy: review.MayOpen, Privacy: review.MayOpen, Ours: review.MayOpen}
}
