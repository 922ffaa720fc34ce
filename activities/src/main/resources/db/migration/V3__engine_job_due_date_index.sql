-- Finding due timers scans the job table without this: 59 timers a second with 100,000 jobs waiting, 164 with it
-- (shared/platform.md, engine pitfall 6).
create index LODGEFLOW_IDX_JOB_DUEDATE on ACT_RU_JOB (DUEDATE_);
