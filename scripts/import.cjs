// `npm run import -- FILE`: builds if needed, then previews and imports projects from a workbook.
const ensureBuilt = require('./ensure-built.cjs');

if (ensureBuilt()) require('../dist/import.cjs');
else process.exitCode = 2;
