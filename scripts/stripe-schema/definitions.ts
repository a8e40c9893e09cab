import path from 'node:path';
import ts from 'typescript';
import type { Sdk } from './sdk.ts';
import { refTo, type Shape } from './shape.ts';

const DECIMAL = '^-?\\d+(\\.\\d+)?$';
const is = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;

/**
 * Turns types into shapes. An interface becomes a definition of its own, so that types which know each other end; what has no
 * name stands where it is used. Open enums (`… | OtherString`) are closed to the values that this version names.
 */
export class Definitions {
  readonly all: Record<string, Shape> = {};
  readonly #sdk: Sdk;
  constructor(sdk: Sdk) {
    this.#sdk = sdk;
  }
  shapeOf(type: ts.Type): Shape {
    if (type.isUnion()) return this.#unionOf(type);
    return this.#plainOf(type) ?? this.#objectOf(type);
  }

  #plainOf(type: ts.Type): Shape | null {
    if (type.isLiteral()) return { const: type.value as string | number };
    if (is(type, ts.TypeFlags.BooleanLiteral)) return { const: this.#sdk.checker.typeToString(type) === 'true' };
    if (is(type, ts.TypeFlags.Boolean)) return { type: 'boolean' };
    if (isOpenEnd(type) || is(type, ts.TypeFlags.String)) return { type: 'string' };
    if (is(type, ts.TypeFlags.Number)) return { type: 'number' };
    if (is(type, ts.TypeFlags.Null)) return { type: 'null' };
    if (is(type, ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return { not: {} };
    return is(type, ts.TypeFlags.Any | ts.TypeFlags.Unknown) ? {} : null;
  }

  #unionOf(union: ts.UnionType): Shape {
    const members = union.types.filter((type) => !is(type, ts.TypeFlags.Undefined));
    const strings = members.filter((type) => type.isStringLiteral());
    const isBoolean = members.filter((type) => is(type, ts.TypeFlags.BooleanLiteral)).length === 2;
    const rest = members.filter((type) => !type.isStringLiteral() && !(isBoolean && is(type, ts.TypeFlags.BooleanLiteral)) && !(strings.length > 0 && isOpenEnd(type)));
    const shapes = rest.map((type) => this.shapeOf(type)).sort((one, other) => Number(one.type !== 'null') - Number(other.type !== 'null'));
    if (isBoolean) shapes.unshift({ type: 'boolean' });
    if (strings.length > 0) shapes.unshift(strings.length === 1 && shapes.length === 0 ? { const: strings[0]!.value } : { enum: strings.map(({ value }) => value) });
    return shapes.length === 1 ? shapes[0]! : { anyOf: shapes };
  }

  #objectOf(type: ts.Type): Shape {
    const { checker } = this.#sdk;
    if (isDecimal(type)) return { type: 'string', pattern: DECIMAL };
    if (checker.isArrayType(type)) return { type: 'array', items: this.shapeOf(checker.getTypeArguments(type as ts.TypeReference)[0]!) };
    // Bytes of an upload, and other things that are the language's own, have no shape on this wire.
    if (!this.#isOfSdk(type)) return {};
    const name = this.#nameOf(type);
    if (name === null) return this.#fieldsOf(type);
    if (!(name in this.all)) {
      this.all[name] = {};
      this.all[name] = this.#fieldsOf(type);
    }
    return refTo(name);
  }

  #fieldsOf(type: ts.Type): Shape {
    const { checker } = this.#sdk;
    const fields = checker.getPropertiesOfType(type).filter((field) => !field.name.startsWith('__'));
    const properties = Object.fromEntries(fields.map((field) => [field.name, this.shapeOf(typeOf(checker, field))]));
    const required = fields.filter((field) => (field.flags & ts.SymbolFlags.Optional) === 0).map((field) => field.name);
    const others = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: others ? this.shapeOf(others.type) : false };
  }

  #isOfSdk(type: ts.Type): boolean {
    const file = type.symbol?.declarations?.[0]?.getSourceFile().fileName;
    return type.aliasSymbol?.name === 'Partial' || (file?.startsWith(path.dirname(this.#sdk.resources)) ?? false);
  }

  /** `Checkout/Sessions.Session`, `Refunds.Refund.DestinationDetails`, `Partial<Invoices.Invoice>`; null for what has none. */
  #nameOf(type: ts.Type): string | null {
    const generic = type.aliasSymbol?.name === 'Partial' ? type.aliasTypeArguments : (type as ts.TypeReference).target ? this.#sdk.checker.getTypeArguments(type as ts.TypeReference) : undefined;
    const declaration = type.symbol?.declarations?.[0];
    if (type.aliasSymbol?.name === 'Partial') return `Partial<${this.#namesOf(generic!)}>`;
    if (!declaration || !(ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration))) return null;
    const file = path.relative(this.#sdk.resources, declaration.getSourceFile().fileName).replace(/\.d\.ts$/, '').split(path.sep).filter((part) => part !== '..').join('/');
    const arguments_ = generic && generic.length > 0 ? `<${this.#namesOf(generic)}>` : '';
    return [file, ...namespacesOf(declaration), declaration.name!.text].join('.') + arguments_;
  }
  #namesOf(types: readonly ts.Type[]): string {
    return types.map((type) => (type.isUnion() ? type.types.map((member) => this.#nameOf(member)).join('|') : this.#nameOf(type))).join(',');
  }
}

const isOpenEnd = (type: ts.Type): boolean => type.isIntersection() && type.types.some((part) => is(part, ts.TypeFlags.String));

/** Decimals travel as strings. */
const isDecimal = (type: ts.Type): boolean => type.isIntersection() && type.types.some((part) => part.symbol?.name === 'DecimalImpl');

/** A field that may be left out is `T | undefined` to the compiler; on the wire there is no undefined. */
function typeOf(checker: ts.TypeChecker, field: ts.Symbol): ts.Type {
  const type = checker.getTypeOfSymbol(field);
  const left = type.isUnion() ? type.types.filter((member) => !is(member, ts.TypeFlags.Undefined)) : [];
  return left.length === 1 ? left[0]! : type;
}

function namespacesOf(node: ts.Node): string[] {
  const names: string[] = [];
  for (let parent = node.parent; parent; parent = parent.parent) if (ts.isModuleDeclaration(parent)) names.unshift(parent.name.text);
  return names;
}
