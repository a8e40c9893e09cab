import ts from 'typescript';
import type { Definitions } from './definitions.ts';
import { codeOf, type Sdk } from './sdk.ts';
import type { Operation, Shape } from './shape.ts';

const KINDS: Record<string, Operation['kind']> = { ApiListPromise: 'list', ApiSearchResultPromise: 'search', Promise: 'object' };

/** Every call of v1: verb and path stand in the SDK's code, parameters and answer in its declarations. */
export function operationsOf(sdk: Sdk, definitions: Definitions): Operation[] {
  const found = new Map<string, Operation>();
  for (const file of sdk.declarations) {
    const calls = callsOf(codeOf(file));
    for (const method of methodsOf(file)) {
      for (const { verb, path } of calls.get(method.name) ?? []) {
        // What two methods call in the same way is written down under the one that always does.
        if (found.has(`${verb} ${path}`) && (calls.get(method.name) ?? []).length > 1) continue;
        found.set(`${verb} ${path}`, { verb, path, method: method.name, ...signatureOf(sdk, definitions, method.declaration) });
      }
    }
  }
  return [...found.values()].sort((one, other) => (`${one.path} ${one.verb}` < `${other.path} ${other.verb}` ? -1 : 1));
}

function methodsOf(file: ts.SourceFile): { name: string; declaration: ts.MethodDeclaration }[] {
  return file.statements.filter(ts.isClassDeclaration).flatMap((made) =>
    made.members.filter(ts.isMethodDeclaration).map((declaration) => ({ name: `${made.name!.text}.${declaration.name.getText()}`, declaration })));
}

/** `this._makeRequest('POST', `/v1/customers/${encodeURIComponent(id)}`, …)`, by class and method. */
function callsOf(code: ts.SourceFile): Map<string, { verb: string; path: string }[]> {
  const calls = new Map<string, { verb: string; path: string }[]>();
  for (const made of code.statements.filter(ts.isClassDeclaration)) {
    for (const method of made.members.filter(ts.isMethodDeclaration)) {
      const name = `${made.name!.text}.${method.name.getText()}`;
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && node.expression.getText().endsWith('._makeRequest')) {
          const [verb, path] = node.arguments as unknown as [ts.StringLiteral, ts.Expression];
          calls.set(name, [...(calls.get(name) ?? []), { verb: verb.text, path: pathOf(path) }]);
        } else ts.forEachChild(node, visit);
      };
      visit(method);
    }
  }
  return calls;
}

function pathOf(path: ts.Expression): string {
  if (ts.isStringLiteralLike(path)) return path.text;
  if (!ts.isTemplateExpression(path)) throw new Error(`A path of another form: ${path.getText()}`);
  return path.head.text + path.templateSpans.map(({ expression, literal }) => `{${/\((\w+)\)/.exec(expression.getText())![1]}}${literal.text}`).join('');
}

function signatureOf({ checker }: Sdk, definitions: Definitions, method: ts.MethodDeclaration): Pick<Operation, 'params' | 'paramsRequired' | 'kind' | 'response'> {
  const params = method.parameters.find(({ name }) => name.getText() === 'params');
  const answer = checker.getTypeFromTypeNode(method.type!);
  const kind = KINDS[answer.aliasSymbol?.name ?? answer.symbol.name];
  if (!kind) throw new Error(`${method.name.getText()} answers in another form: ${method.type!.getText()}`);
  const [inner] = (ts.isTypeReferenceNode(method.type!) && method.type!.typeArguments) || [];
  return {
    params: params ? definitions.shapeOf(checker.getNonNullableType(checker.getTypeAtLocation(params))) : { type: 'object', properties: {}, additionalProperties: false },
    paramsRequired: params !== undefined && !params.questionToken,
    kind,
    response: responseOf(checker, definitions, inner!),
  };
}

/** `Response<T>` adds to T what the SDK knows of the transport; here only T matters. */
function responseOf(checker: ts.TypeChecker, definitions: Definitions, node: ts.TypeNode): Shape {
  const isWrapped = ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Response';
  const type = isWrapped ? node.typeArguments![0]! : node;
  return type.getText() === 'StripeStreamResponse' ? {} : definitions.shapeOf(checker.getTypeFromTypeNode(type));
}
