import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Public } from '../../../graphql/policy.ts';
import { userLoaders, UserType } from './user.type.ts';

@Resolver()
export class ViewerQuery {
  @Public()
  @Query(() => UserType, { nullable: true, description: 'The signed-in person, or null for a visitor.' })
  async viewer(@Ctx() context: Context): Promise<UserType | null> {
    const { userId } = context.viewer;
    return userId === null ? null : context.load(userLoaders).byId.load(userId);
  }
}
