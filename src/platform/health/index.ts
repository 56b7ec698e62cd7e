/** What watches the program: is it alive, can it work, and the numbers that tell of trouble early. */
export { healthRoutes } from './routes.ts';
export { createVitals, type Gauge, type Vitals } from './vitals.ts';
