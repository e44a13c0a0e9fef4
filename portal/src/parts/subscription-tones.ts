/** How what becomes of a subscription looks, wherever it is shown. */
export const SUBSCRIPTION_TONES = {
  pending: 'warn',
  active: 'ok',
  suspended: 'danger',
  rejected: 'danger',
  cancelled: 'danger',
} as const;
