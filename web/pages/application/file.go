package application

import (
	"slices"

	"gongkai/casefile/application"
	"gongkai/web/words"
)

// fileName is what a file is called where it is saved.
func fileName(kind string) string {
	if slices.Contains(application.EffectLetters(), kind) {
		return words.File(kind) + ".docx"
	}
	return words.File(kind)
}
