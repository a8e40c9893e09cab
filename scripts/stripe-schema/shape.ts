/** The part of JSON schema that the derivation speaks. */
export interface Shape {
  $ref?: string;
  const?: string | number | boolean;
  enum?: (string | number)[];
  anyOf?: Shape[];
  type?: 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';
  pattern?: string;
  items?: Shape;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: boolean | Shape;
  /** `{}`: what must not be there. */
  not?: Shape;
}
/** One call of the API: `object` answers the response itself, the others a page of it. */
export interface Operation {
  verb: string;
  /** With `{name}` for what is given. */
  path: string;
  /** The SDK's name for it. */
  method: string;
  params: Shape;
  paramsRequired: boolean;
  kind: 'object' | 'list' | 'search';
  response: Shape;
}
export interface StripeSchema {
  apiVersion: string;
  openApi: string;
  sdkVersion: string;
  operations: Operation[];
  /** By the type of an event. */
  events: Record<string, Shape>;
  definitions: Record<string, Shape>;
}

export const refTo = (name: string): Shape => ({ $ref: `#/definitions/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` });
export const nameOf = (ref: string): string => ref.replace('#/definitions/', '').replaceAll('~1', '/').replaceAll('~0', '~');
