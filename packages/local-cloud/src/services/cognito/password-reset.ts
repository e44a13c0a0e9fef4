import { AwsError } from '../../service.ts';
import { signOutEverywhere } from './admin-operations.ts';
import type { CognitoRoom } from './cognito-room.ts';
import type { ConfirmationCodes } from './confirmation-codes.ts';
import { checkPolicy } from './password.ts';
import type { Pool } from './pool-store.ts';
import type { User } from './user-store.ts';

/**
 * Sets a new password with the code from the mail, and ends everything that was open: whoever knew the old one is out.
 * The code is used up only when the password was taken; a missing account is refused like a wrong code.
 */
export const resetPassword = async (
  room: CognitoRoom,
  codes: ConfirmationCodes,
  pool: Pool,
  reset: { user: User | undefined; code: string; password: string },
): Promise<User> => {
  const { user, code, password } = reset;
  checkPolicy(pool, password);
  if (!user?.enabled)
    throw new AwsError('CodeMismatchException', 'Invalid verification code provided, please try again.');
  codes.verify(user, 'password', code);
  const changed = await room.authentication.setPassword(pool, user, password, 'CONFIRMED');
  codes.use(user, 'password');
  signOutEverywhere(room, changed);
  return changed;
};
