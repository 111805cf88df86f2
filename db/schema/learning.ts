import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { at, createdAt, id } from './columns'
import { issuers } from './issuers'
import { learners } from './people'

export const courses = pgTable(
  'courses',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    code: text('code').notNull(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('courses_code_once').on(t.issuerId, sql`lower(${t.code})`),
    unique('courses_of_issuer').on(t.issuerId, t.id),
  ],
)

/** An ordered run of courses. */
export const learningPaths = pgTable(
  'learning_paths',
  {
    id: id(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => issuers.id),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    createdAt: createdAt(),
  },
  (t) => [unique('learning_paths_of_issuer').on(t.issuerId, t.id)],
)

export const pathCourses = pgTable(
  'path_courses',
  {
    issuerId: uuid('issuer_id').notNull(),
    pathId: uuid('path_id').notNull(),
    courseId: uuid('course_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.pathId, t.courseId] }),
    unique('path_courses_position_once').on(t.pathId, t.position),
    foreignKey({
      name: 'path_courses_path',
      columns: [t.issuerId, t.pathId],
      foreignColumns: [learningPaths.issuerId, learningPaths.id],
    }),
    foreignKey({
      name: 'path_courses_course',
      columns: [t.issuerId, t.courseId],
      foreignColumns: [courses.issuerId, courses.id],
    }),
  ],
)

export const enrolments = pgTable(
  'enrolments',
  {
    issuerId: uuid('issuer_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    enrolledAt: at('enrolled_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.learnerId, t.courseId] }),
    foreignKey({
      name: 'enrolments_learner',
      columns: [t.issuerId, t.learnerId],
      foreignColumns: [learners.issuerId, learners.id],
    }),
    foreignKey({
      name: 'enrolments_course',
      columns: [t.issuerId, t.courseId],
      foreignColumns: [courses.issuerId, courses.id],
    }),
  ],
)

/** A learner finished a course at a moment: a fact from an LMS, an admin or a file, never changed. */
export const completions = pgTable(
  'completions',
  {
    id: id(),
    issuerId: uuid('issuer_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    completedAt: at('completed_at').notNull(),
    /** Percent, 0 to 100. */
    score: numeric('score', { precision: 5, scale: 2, mode: 'number' }),
    /** What else the record says, for a template's custom fields: {"hours": "40"}. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    source: text('source', { enum: ['lms', 'admin', 'import'] }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('completions_once').on(t.learnerId, t.courseId, t.completedAt),
    unique('completions_of_learner').on(t.learnerId, t.id),
    index('completions_by_course').on(t.courseId, t.completedAt),
    foreignKey({
      name: 'completions_learner',
      columns: [t.issuerId, t.learnerId],
      foreignColumns: [learners.issuerId, learners.id],
    }),
    foreignKey({
      name: 'completions_course',
      columns: [t.issuerId, t.courseId],
      foreignColumns: [courses.issuerId, courses.id],
    }),
    check('completions_score_range', sql`${t.score} between 0 and 100`),
    check('completions_source_known', sql`${t.source} in ('lms', 'admin', 'import')`),
  ],
)
