/** Told to the window when the API asks for the second factor again; whoever asks for it answers whether it was shown. */
export const STEP_UP = 'portico:step-up';
export class StepUpEvent extends CustomEvent<(shown: boolean) => void> {
  constructor(answer: (shown: boolean) => void) {
    super(STEP_UP, { detail: answer, cancelable: true });
  }
}

let asking: Promise<boolean> | undefined;

/** Whether the second factor was shown again; false where nobody asks for it. Asked once for all that wait. */
export const askStepUp = (): Promise<boolean> => {
  asking ??= new Promise<boolean>((answer) => {
    // Who asks prevents what follows else: that nobody does.
    if (window.dispatchEvent(new StepUpEvent(answer))) answer(false);
  }).finally(() => {
    asking = undefined;
  });
  return asking;
};
