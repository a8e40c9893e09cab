import type { StoryPlaces } from './stage.ts';
import { playStory } from './story.ts';
import { weappNetwork, type Wx } from './weapp-network.ts';

declare const wx: Wx;

/** The door of the bundle that runs inside the mini-program. */
export const runStory = (places: string, say: (line: string) => void): Promise<void> => playStory(weappNetwork(wx), JSON.parse(places) as StoryPlaces, say);
