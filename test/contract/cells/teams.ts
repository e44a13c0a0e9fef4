import { describe, it } from 'vitest';
import { invitationsAreAccepted, teamsAreKept, thingsAreHandedOver } from '../team-cells.ts';
import { guestsComeIn, peopleAreKept, tokensAreKept } from '../user-cells.ts';
import { admin, developer, publisher, slug } from './scene.ts';

describe('teams', () => {
  it('are made, seen, renamed and handed over, and never without an owner', () => teamsAreKept(developer));
  it('get what is handed over, and only from who may', () => thingsAreHandedOver(publisher, slug));
  it('take in who was invited, once, with the right address', () => invitationsAreAccepted(developer, publisher));
});

describe('people', () => {
  it('are invited by an admin, and come in with what was mailed', () => guestsComeIn(admin));
  it('are found, changed, disabled, deleted and restored by an admin', () => peopleAreKept(admin, developer));
  it('make access tokens, so many at most, and revoke them', () => tokensAreKept(developer));
});
