import type { World } from '../world.ts';
import type { Params, Shape } from './params.ts';

export type Verb = 'GET' | 'POST' | 'DELETE';

export interface Call<S extends Shape> {
  world: World;
  params: Params<S>;
  /** The id in the path, empty where there is none. */
  id: string;
}

export interface Route {
  verb: Verb;
  path: string;
  shape: Shape;
  /** What is answered, for `expand`; a list answers its items' kind. */
  answers: string;
  isList: boolean;
  run(call: Call<Shape>): object;
}

/** One operation of the API: its closed set of parameters and what it does with them. */
export function route<S extends Shape>(
  verb: Verb,
  path: string,
  answers: string,
  shape: S,
  run: (call: Call<S>) => object,
): Route {
  return { verb, path, shape, answers, isList: false, run: run as Route['run'] };
}
