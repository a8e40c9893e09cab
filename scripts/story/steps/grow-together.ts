import type { Stage } from '../stage.ts';

export async function growTogether(stage: Stage): Promise<void> {
  void stage;
}
