// Package assignment decides 任务分工: the items of a notice and the share that one unit has in an item.
//
// An item and each of its shares are cases of their own. They never share an append after birth: what a share's event means for
// its item is a command the item decides in its own turn, and the other way round. Lights are never stored: rows hold dates and
// lists compare them with today.
package assignment
