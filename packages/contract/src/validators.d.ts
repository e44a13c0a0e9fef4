/** The generated validators of one operation. */
declare module '*.validators.js' {
  export const params: import('./operations.ts').Validator;
  export const body: import('./operations.ts').Validator | undefined;
}
