package parts_test

import (
	"testing"

	"gongkai/casefile/application"
	"gongkai/desk"
	"gongkai/web/parts"
)

func TestLetterFaults(t *testing.T) {
	t.Parallel()
	got := parts.LetterFaults("id", []desk.LetterFault{
		{Effect: "e", Letter: application.EffectReplyLetter, Fault: "Redress.Names：含有换行", Stuck: true, MayRetry: true},
		{Effect: "e", Letter: application.EffectReplyLetter, Fault: "transient", MayRetry: true},
		{Effect: "e", Letter: application.EffectReplyLetter, Fault: "content", Stuck: true},
	})
	want := []parts.LetterFault{
		{Letter: "答复书", Why: "“救济途径”含有换行", Action: "/applications/id/regenerate", Effect: "e"},
		{Letter: "答复书", Why: "系统暂时不能完成，正在自动再试", Effect: "e"},
		{Letter: "答复书", Why: "录入的内容不能成文，请核对答复的各项内容", Effect: "e"},
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}
