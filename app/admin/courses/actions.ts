'use server'

import { action } from '@/app/action'
import { changeCourse } from '@/lib/awards/learning/change-course'
import { createCourse } from '@/lib/awards/learning/create-course'
import { courseChange, courseInput } from '@/lib/awards/learning/schema'
import { say } from '@/lib/platform/language/say'

export const create = action(courseInput, createCourse, () => ({ goTo: '/admin/courses' }))

export const save = action(courseChange, changeCourse, () => say('learning.form.saved'))
