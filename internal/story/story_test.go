package story_test

import (
	"testing"

	"gongkai/internal/story"
)

func TestScenes(t *testing.T) {
	t.Parallel()
	for _, scene := range story.Scenes() {
		t.Run(scene.Name, func(t *testing.T) {
			t.Parallel()
			scene.Tell(story.New(t))
		})
	}
}

func TestItemScenes(t *testing.T) {
	t.Parallel()
	for _, scene := range story.ItemScenes() {
		t.Run(scene.Name, func(t *testing.T) {
			t.Parallel()
			scene.Tell(story.NewItem(t))
		})
	}
}
