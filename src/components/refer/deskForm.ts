/** The form as a worker fills it in for a caller or walk-in: it posts to the desk, with the proof of the worker's own session. */
export interface DeskForm {
  readonly action: string;
  readonly csrf: string;
}
