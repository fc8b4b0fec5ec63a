// Package form is how an act is done on a page, the same for every kind of case: the form is read, what would be recorded is shown
// (将记录：…), then it is confirmed.
//
//	preview ─▶ 将记录：… ─▶ confirm ─▶ done, or 已收到，处理中
//	   │             └─▶ edit: back to the form as it was
//	   └─▶ again: what cannot be read, refusals beside their fields, warnings to be signed (带风险签发), what happened meanwhile (409)
//
// Whatever happens the form comes back with what was typed; a form that was answered carries a new command id and the case's present
// seq. The command id makes a double click one act. A page adds its fields, its command and its sentence (Page).
//
// It knows no rule of law: whether an act is possible and what follows from it, the desk says.
package form
