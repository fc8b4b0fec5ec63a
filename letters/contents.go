package letters

// ReplyTitle is what the reply is called, on its first page and on its envelope.
const ReplyTitle = "政府信息公开申请答复书"

// Contents is the 内件品名 of a posted reply: the letter by its name and 文号, so that the post's own record says what was sent. It
// names nobody and nothing of the request: an envelope is read by everyone it passes.
func Contents(number string) string {
	if number == "" {
		return ReplyTitle
	}
	return ReplyTitle + "（" + number + "）"
}
