// Inside `uow.run(tx => …)` a change made through another EntityManager is silently never written.
const OPENERS = new Set(['run', 'transactional']);

const isFunction = (node) => node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
const rootOf = (node) => (node.type === 'MemberExpression' ? rootOf(node.object) : node);

/** The callback of the nearest transaction that encloses this node. */
function enclosingTransaction(node) {
  for (let at = node.parent; at; at = at.parent) {
    const call = at.parent;
    if (!isFunction(at) || call?.type !== 'CallExpression' || call.arguments[0] !== at) continue;
    if (call.callee.type === 'MemberExpression' && OPENERS.has(call.callee.property.name) && at.params.length > 0) return at;
  }
  return null;
}

function declaredInside(scope, identifier, callback) {
  for (let at = scope; at; at = at.upper) {
    const variable = at.set.get(identifier.name);
    if (variable) return variable.defs.some(({ name }) => name.range[0] >= callback.range[0] && name.range[1] <= callback.range[1]);
  }
  return false;
}

export default {
  meta: { type: 'problem', schema: [], messages: { outer: 'This EntityManager is not of the transaction: use the one that the callback receives.' } },
  create(context) {
    const check = (node, identifier) => {
      const callback = enclosingTransaction(node);
      if (callback && !declaredInside(context.sourceCode.getScope(node), identifier, callback)) context.report({ node, messageId: 'outer' });
    };
    return {
      'MemberExpression[property.name="em"][computed=false]'(node) {
        const root = rootOf(node);
        if (root.type === 'Identifier' || root.type === 'ThisExpression') check(node, root.type === 'Identifier' ? root : { name: 'this' });
      },
      'MemberExpression[object.type="Identifier"][object.name="em"]'(node) {
        check(node, node.object);
      },
      'CallExpression > Identifier.arguments[name="em"]'(node) {
        check(node, node);
      },
    };
  },
};
