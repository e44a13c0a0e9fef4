// What Amplify Hosting starts: the portal's server. Of the variables of its app Amplify gives compute none, so those that
// are no secret were written beside this file when it was built.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const settings = JSON.parse(readFileSync(join(__dirname, 'settings.json'), 'utf8'));
for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
process.env.NODE_ENV = 'production';
process.env.PORT ??= '3000';
// Containers say their own name there.
process.env.HOSTNAME = '0.0.0.0';
import(pathToFileURL(join(__dirname, 'portal/server.js')).href);
