import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How reviewers are asked (待审核): one row, which every way into the program reads. */
@Entity('review_way')
export class ReviewWay {
  @PrimaryColumn({ type: 'varchar', length: 36 }) id!: string;
  @Column({ type: 'varchar', length: 10 }) way!: 'notice' | 'card';
  @Column({ type: 'datetime', precision: 3 }) updatedAt!: Date;
}
