import { Migration } from '@mikro-orm/migrations';

const PARTITIONS = 16;

/** A busy new room in a large partition would be unknown to the planner until a tenth of the partition is new; it then reads a room where it wants one message. */
export class FreshStatistics extends Migration {
  override up(): void {
    for (const table of ['room_message', 'room_event']) {
      for (let part = 0; part < PARTITIONS; part += 1) this.addSql(`alter table "${table}_p${part}" set (autovacuum_analyze_scale_factor = 0.01, autovacuum_analyze_threshold = 1000);`);
    }
  }
}
