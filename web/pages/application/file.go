package application

import (
	"gongkai/casefile/application"
	"gongkai/web/words"
)

// fileName is what a file is called where it is saved.
func fileName(kind string) string {
	if kind == application.EffectReplyLetter {
		return words.File(kind) + ".docx"
	}
	return words.File(kind)
}
