/** School grades that a text may not pass (product §6), and the few pages that may, each with its reason. */

export const PAGE_GRADE = 8;
export const FORM_GRADE = 6;

interface Exception {
  readonly id: string;
  readonly grade: number;
  readonly why: string;
}

export const EXCEPTIONS: readonly Exception[] = [];

export function exceptionFor(id: string): Exception | undefined {
  return EXCEPTIONS.find((exception) => exception.id === id);
}
