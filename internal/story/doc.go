// Package story tells cases like a diary and holds the case to it:
//
//	story.New(t).Received("2024-03-04", story.SignedMail).AssignedTo("a").
//		On("2024-03-12").Drafted().On("2024-03-13").Passed().On("2024-03-14").Signed().
//		Delivered("2024-03-20").WantDue("2024-04-01").WantStage(application.Answered)
//
// The same stories run on several levels: purely (Pure: Decide and Evolve, every event through its bytes), or on whatever else
// implements Runner. Scenes and ItemScenes are the stories that every level must be able to tell.
//
// A diary has three dates. On is the legal date of the next acts; today is the day on which they are entered, which follows On
// unless Today pins it; and what is given to an act like Delivered is its own legal date. Its people are obviously invented.
package story
