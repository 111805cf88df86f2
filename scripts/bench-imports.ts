export { main } from '@/bench/imports'
