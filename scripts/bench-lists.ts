export { main } from '@/bench/lists'
