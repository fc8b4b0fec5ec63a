package desk_test

import (
	"testing"

	"gongkai/desk"
)

func TestCleanTakesOutWhatNobodySees(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		" 李示范\r\n": "李示范", "李\u202e示\u202c范": "李示范", "第一行\r\n第二行": "第一行\n第二行", "甲\x00\x7f乙\u0085": "甲乙",
		"a\u200bb\ufeffc\u2066d": "abcd", "\t表\t": "表", "\xff坏": "坏", "·阿卜杜拉·": "·阿卜杜拉·",
	} {
		if got := desk.Clean(given); got != want {
			t.Errorf("%q gives %q, want %q", given, got, want)
		}
	}
}
