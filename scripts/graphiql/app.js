// GraphiQL as this server serves it: its own files only, subscriptions over the same path, saved operations at hand.
import { GraphiQL } from 'graphiql';
import { DocsIcon, UnStyledButton, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-ws';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

const worker = (name) => new Worker(new URL(`./${name}.worker.js`, import.meta.url), { type: 'module' });
globalThis.MonacoEnvironment = { getWorker: (_id, label) => worker(label === 'json' || label === 'graphql' ? label : 'editor') };

const endpoint = new URL('/graphql', location.href);
const socketAddress = Object.assign(new URL(endpoint), { protocol: endpoint.protocol.replace('http', 'ws') }).href;

const authorizationOf = (headers) => Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];

async function request(parameters, headers) {
  const response = await fetch(endpoint, { method: 'POST', headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json', ...headers }, body: JSON.stringify(parameters) });
  return response.json();
}

function subscribe(parameters, headers) {
  const authorization = authorizationOf(headers);
  const client = createClient({ url: socketAddress, connectionParams: authorization ? { authorization } : {} });
  return client.iterate(parameters);
}

const fetcher = (parameters, { headers, documentAST } = {}) => {
  const operation = documentAST && getOperationAST(documentAST, parameters.operationName);
  return operation?.operation === 'subscription' ? subscribe(parameters, headers) : request(parameters, headers);
};

function Operations({ operations }) {
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  const editor = useGraphiQL((state) => state.queryEditor);
  const open = (query) => {
    addTab();
    updateActiveTabValues({ query });
    setTimeout(() => editor?.setValue(query));
  };
  const row = ({ name, file, query }) => h('li', { key: name }, h(UnStyledButton, { onClick: () => open(query), title: file }, `${file} · ${name}`));
  return h('section', { 'aria-label': 'Operations' }, h('h2', null, 'Operations'), h('ul', { style: { listStyle: 'none', padding: 0, lineHeight: 2 } }, operations.map(row)));
}

const WELCOME = '# Saved operations are in the sidebar. Sign in by a header: { "authorization": "Bearer <token>" }\nquery Viewer {\n  viewer {\n    id\n  }\n}\n';

const operations = await fetch(new URL('./operations.json', import.meta.url)).then((response) => (response.ok ? response.json() : []));
const plugin = { title: 'Operations', icon: DocsIcon, content: () => h(Operations, { operations }) };
createRoot(document.getElementById('graphiql')).render(h(GraphiQL, { fetcher, defaultQuery: WELCOME, plugins: [HISTORY_PLUGIN, plugin], shouldPersistHeaders: false, defaultEditorToolsVisibility: 'headers' }));
