// Builds if needed, then takes the pictures of docs/ui.md.
const ensureBuilt = require('./ensure-built.cjs');

if (ensureBuilt()) require('../dist/screenshots.cjs');
else process.exitCode = 2;
