import ts from 'typescript';
import { Definitions } from './definitions.ts';
import { operationsOf } from './operations.ts';
import { openSdk, type Sdk } from './sdk.ts';
import type { Shape, StripeSchema } from './shape.ts';

/** What the installed SDK says of Stripe's API, as data. */
export function deriveSchema(): StripeSchema {
  const sdk = openSdk();
  const definitions = new Definitions(sdk);
  const operations = operationsOf(sdk, definitions);
  const events = eventsOf(sdk, definitions);
  return { apiVersion: sdk.apiVersion, openApi: sdk.openApi, sdkVersion: sdk.version, operations, events, definitions: definitions.all };
}

/** The members of the union `Event`, by the one value of their `type`. */
function eventsOf({ checker, declarations }: Sdk, definitions: Definitions): Record<string, Shape> {
  const file = declarations.find(({ fileName }) => fileName.endsWith('/resources/Events.d.ts'))!;
  const alias = file.statements.find((statement): statement is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(statement) && statement.name.text === 'Event')!;
  const { types } = checker.getTypeFromTypeNode(alias.type) as ts.UnionType;
  return Object.fromEntries(types.map((type) => [(checker.getTypeOfSymbol(type.getProperty('type')!) as ts.StringLiteralType).value, definitions.shapeOf(type)]));
}
