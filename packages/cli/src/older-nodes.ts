// What the engine uses and Node 20 has not.
import 'core-js/actual/iterator/index.js';
import 'core-js/actual/map/group-by.js';
