/** Makes the compiler refuse a switch that forgot a case; reached at run time only when a type lied. */
export function assertNever(value: never): never {
  throw new Error(`a case was forgotten: ${typeof value}`);
}
