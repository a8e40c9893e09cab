'use strict';

const { EDGES, reachable } = require('./scripts/module-edges.cjs');

const either = (names) => `(?:${names.join('|')})`;
const vendor = (...names) => `(?:^|node_modules/)${either(names)}(?:/|$)`;
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const VALUES = { dependencyTypesNot: ['type-only'] };
const DOMAIN = { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/graphql/' };
const API = { path: '^src/modules/[^/]+/graphql/' };
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];
const NETWORK = '^(?:node:)?(?:http|https|http2|net|tls|dgram)$';

/** Event types through a domain door are free: a listener knows what happened, not who did it. */
const edgesOf = (name) => {
  const from = { path: `^src/modules/${name}/` };
  const known = `^src/modules/${either([name, ...reachable(name)])}/`;
  const comment = `${name} may import ${reachable(name).join(', ') || 'no other module'}`;
  return [
    forbid(`R8-order-of-modules-${name}`, comment, from, { path: '^src/modules/', pathNot: known, ...VALUES }),
    forbid(`R8-api-of-modules-${name}`, comment, from, { path: '^src/modules/[^/]+/graphql/', pathNot: known, dependencyTypes: ['type-only'] }),
  ];
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('R1-kernel-imports-nothing-of-ours', 'kernel stays pure', { path: '^src/kernel/' }, { path: '^src/', pathNot: '^src/kernel/' }),
    forbid('R1-kernel-needs-no-package', 'kernel stays pure', { path: '^src/kernel/' }, { dependencyTypes: PACKAGES, ...VALUES }),
    forbid('R1-kernel-uses-crypto-only', 'kernel stays pure', { path: '^src/kernel/' }, { dependencyTypes: ['core'], pathNot: '^(?:node:)?crypto$' }),
    forbid('R2-adapters-know-no-product', 'platform does not reach modules, graphql, http', { path: '^src/platform/' }, { path: '^src/(?:modules|graphql|http)/' }),
    forbid('R3-compose-hands-over', 'compose hands the resolvers to src/graphql and http', { path: '^src/(?:graphql|http)/' }, { path: '^src/modules/' }),
    forbid('R4-domain-without-transport', 'the domain runs without the API', DOMAIN, { path: vendor('type-graphql', 'graphql', 'fastify', 'ws', 'graphql-ws', 'stripe', '@apollo') }),
    forbid('R4-domain-without-api', 'the domain does not reach src/graphql or http', DOMAIN, { path: '^src/(?:graphql|http)/' }),
    forbid('R4-domain-without-its-api', 'the domain does not reach its own graphql/', { ...DOMAIN, path: '^src/modules/([^/]+)/' }, { path: '^src/modules/$1/graphql/' }),
    forbid('R5-resolvers-persist-nothing', 'resolvers call commands and queries', API, { path: vendor('@mikro-orm', 'kysely', 'pg', 'pg-boss'), ...VALUES }),
    forbid('R5-resolvers-see-no-adapter', 'resolvers see platform as types', API, { path: '^src/platform/', ...VALUES }),
    forbid('R6-ports-not-adapters', 'the domain sees platform as types and as what columns and statements are written with', DOMAIN, { path: '^src/platform/', pathNot: '^src/platform/database/(?:columns|prepared|row-parts)\\.ts$', ...VALUES }),
    forbid('R7-domain-door', 'another module is entered by its index.ts', { ...DOMAIN, path: '^src/modules/([^/]+)/' }, { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] }),
    forbid('R7-api-door', 'from graphql/ also by its graphql/index.ts', { path: '^src/modules/([^/]+)/graphql/' }, { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(?:graphql/)?index\\.ts$'] }),
    ...Object.keys(EDGES).flatMap(edgesOf),
    forbid('R8-known-modules', 'a module appears in the list of edges', { path: '^src/modules/([^/]+)/', pathNot: `^src/modules/${either(Object.keys(EDGES))}/` }, { path: '^src/modules/', pathNot: '^src/modules/$1/' }),
    forbid('R9-no-cycles', 'types may meet in a circle, values may not', {}, { circular: true, viaOnly: VALUES }),
    forbid('R11-stripe', 'stripe lives in platform/payments; the sandbox sees its types', { path: '^src/', pathNot: '^src/(?:platform/payments|sandbox)/' }, { path: vendor('stripe') }),
    forbid('R11-stripe-in-the-sandbox', 'the sandbox sees the types of stripe', { path: '^src/sandbox/' }, { path: vendor('stripe'), ...VALUES }),
    forbid('R11-services', 'storage, mail and Redis are called by their adapters', { path: '^src/', pathNot: '^src/platform/' }, { path: vendor('@aws-sdk', 'nodemailer', 'ioredis', 'undici'), ...VALUES }),
    forbid('R11-sockets', 'sockets are opened by adapters and servers', { path: '^src/', pathNot: '^src/(?:config|platform|http|sandbox)/' }, { path: NETWORK, ...VALUES }),
    forbid('R12-product-without-tests', 'the product needs no tests', { path: '^src/' }, { path: '^(?:test|bench)/' }),
    forbid('R12-product-without-tools', 'what the product imports is a dependency, not a tool of development', { path: '^src/' }, { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], ...VALUES }),
    forbid('R12-product-without-sandbox', 'only dev.ts starts the sandbox', { path: '^src/', pathNot: '^src/(?:sandbox/|dev\\.ts$)' }, { path: '^src/sandbox/' }),
    forbid('R12-product-without-demo', 'only dev.ts brings demo data', { path: '^src/', pathNot: '^src/(?:demo/|dev\\.ts$)' }, { path: '^src/demo/' }),
    forbid('R12-sandbox-alone', 'the sandbox imports nothing of ours', { path: '^src/sandbox/' }, { path: '^src/', pathNot: '^src/sandbox/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    cache: false,
  },
};
