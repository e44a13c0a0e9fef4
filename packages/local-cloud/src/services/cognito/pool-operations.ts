import { AwsError } from '../../service.ts';
import type { JsonOperation } from '../wire/aws-json.ts';
import { type Fields, numberOf, textOf, textsOf } from '../wire/fields.ts';
import { need, poolOf, withUser } from './admin-operations.ts';
import type { CognitoRoom } from './cognito-room.ts';
import type { Pool } from './pool-store.ts';
import { shownUser } from './user-store.ts';

const groupOperations = (room: CognitoRoom): Record<string, JsonOperation> => {
  const { groups } = room.pools;
  const write = (input: Fields, pool: Pool) => {
    const name = need(input, 'GroupName');
    groups.put(pool.id, name, textOf(input, 'Description'), numberOf(input, 'Precedence'));
    return { Group: groups.known(pool.id, name) };
  };
  return {
    CreateGroup: (input) => {
      const pool = poolOf(room, input);
      if (groups.find(pool.id, need(input, 'GroupName')))
        throw new AwsError('GroupExistsException', 'A group with the name already exists.');
      return write(input, pool);
    },
    UpdateGroup: (input) => {
      const pool = poolOf(room, input);
      groups.known(pool.id, need(input, 'GroupName'));
      return write(input, pool);
    },
    GetGroup: (input) => ({ Group: groups.known(poolOf(room, input).id, need(input, 'GroupName')) }),
    DeleteGroup: (input) => {
      const pool = poolOf(room, input);
      const { GroupName } = groups.known(pool.id, need(input, 'GroupName'));
      room.users.dissolve(pool.id, GroupName);
      groups.remove(pool.id, GroupName);
    },
    ListGroups: (input) => ({ Groups: groups.list(poolOf(room, input).id) }),
    ListUsersInGroup: (input) => ({
      Users: room.users
        .membersOf(poolOf(room, input).id, need(input, 'GroupName'))
        .map((user) => shownUser(user, 'Attributes')),
    }),
    AdminAddUserToGroup: withUser(room, (user, pool, input) =>
      room.users.join(user, groups.known(pool.id, need(input, 'GroupName')).GroupName),
    ),
    AdminRemoveUserFromGroup: withUser(room, (user, pool, input) =>
      room.users.leave(user, groups.known(pool.id, need(input, 'GroupName')).GroupName),
    ),
    AdminListGroupsForUser: withUser(room, (user, pool) => ({
      Groups: room.users.groupsOf(user).flatMap((name) => groups.find(pool.id, name) ?? []),
    })),
  };
};

const describeOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  DescribeUserPool: (input) => {
    const pool = poolOf(room, input);
    return {
      UserPool: {
        Id: pool.id,
        Arn: pool.arn,
        Name: textOf(pool.properties, 'UserPoolName'),
        Policies: pool.properties.Policies,
        UsernameAttributes: textsOf(pool.properties, 'UsernameAttributes'),
        AutoVerifiedAttributes: textsOf(pool.properties, 'AutoVerifiedAttributes'),
      },
    };
  },
});

/** Groups and their members, and what a pool says about itself. */
export const poolOperations = (room: CognitoRoom): Record<string, JsonOperation> => ({
  ...groupOperations(room),
  ...describeOperations(room),
});
