import { SignUpDocument } from '../../schema/generated/graphql.ts';
import { need } from './check.ts';
import type { Answer, Network } from './network.ts';
import { newKey, Person } from './person.ts';

/** Where the server under story is. */
export interface StoryPlaces {
  readonly api: string;
  readonly sandbox: string;
}

/** Who plays, and what they have made so far; each step finds here what the earlier ones left. */
export class Stage {
  readonly network: Network;
  readonly places: StoryPlaces;
  steps = 0;
  readonly #say: (line: string) => void;
  readonly #people: Person[] = [];
  readonly #props = new Map<string, unknown>();
  /** Makes names and addresses of this run unlike those of every other. */
  readonly run = newKey().slice(6, 14).replaceAll('-', '0');

  constructor(network: Network, places: StoryPlaces, say: (line: string) => void) {
    this.network = network;
    this.places = places;
    this.#say = say;
  }
  step(line: string): void {
    this.steps += 1;
    this.#say(`${String(this.steps).padStart(2)}. ${line}`);
  }
  keep<T>(name: string, value: T): T {
    this.#props.set(name, value);
    return value;
  }
  get<T>(name: string): T {
    return need(this.#props.get(name) as T | undefined, name);
  }
  /** The address of the community. */
  get slug(): string {
    return this.get<string>('slug');
  }
  person(name: string): Person {
    return this.get<Person>(name);
  }
  /** Somebody without an account. */
  visitor(): Person {
    return this.#enter(new Person('visitor', this.network, this.places.api));
  }
  /** Somebody who signs up. */
  async newcomer(name: string, displayName: string): Promise<Person> {
    const person = this.#enter(new Person(name, this.network, this.places.api));
    const input = { email: `${name}.${this.run}@example.com`, password: `correct horse ${this.run}`, displayName };
    const { tokens } = await person.do(SignUpDocument, { input }, 'signUp');
    person.token = need(tokens, 'tokens').accessToken;
    return this.keep(name, person);
  }
  /** A form of a page, posted as a browser does. */
  postForm(url: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const body = Object.entries(fields).map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
    return this.network.request({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  }
  async end(): Promise<void> {
    await Promise.all(this.#people.map((person) => person.hangUp()));
  }
  #enter(person: Person): Person {
    this.#people.push(person);
    return person;
  }
}
