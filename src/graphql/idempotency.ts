/** The description that every `idempotencyKey` input field carries. */
export const IDEMPOTENCY_KEY = 'Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`.';
