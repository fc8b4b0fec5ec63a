// Package review holds what must be on file before a reply may be sent to review, passed, signed and delivered: the rule of
// minimal exemption (最小化适用) of 条例 arts 5, 13 to 18, 32, 34 and 35 to 39.
//
// Check answers with every finding at once: a Stop, or a Warning that may be signed against with name and reason
// (带风险签发). Least tells the mildest reply that the file still allows. The grounds with their preconditions, records,
// signatures and alternatives are a Table; which precondition has which check id, article, field and text stands there, in
// data, and nowhere else. Text is found wanting only by being empty: no finding quotes any, so a caller may put a mark in
// the place of a sealed text.
//
// State secrets never enter. A Basis on 国家秘密 or 三安全一稳定 holds what is written on the cover and who judged it, never
// content, and SuspectMarking finds texts that look as if they had been marked.
//
// The package counts no periods, prints no remedies and knows no people: persons and units are opaque ids. What the 条例 leaves
// open (severity, who signs, how often withheld information is looked at again, how many places are searched) is convention
// [C], and stands in Rules and Table.
package review
