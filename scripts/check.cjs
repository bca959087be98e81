// `npm run check -- FILE`: builds if needed, then checks one self-evaluation table.
const ensureBuilt = require('./ensure-built.cjs');

if (ensureBuilt()) require('../dist/check.cjs');
else process.exitCode = 2;
