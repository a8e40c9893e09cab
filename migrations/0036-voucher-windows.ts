import { Migration } from '@mikro-orm/migrations';

/** From when a voucher can be used: what a payment earned waits until its buyer may not have it back any more. */
export class VoucherWindows extends Migration {
  override up(): void {
    this.addSql(`alter table "voucher" add "usable_from" timestamptz(3) null;`);
  }
}
