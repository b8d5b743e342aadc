-- Retrieval in SQL: ranks a database by Hamming distance and computes MAP@k. DuckDB, after ./cgat codes, in the folder that
-- holds results/:
--   duckdb -c ".read samples/analysis/ranking.sql"
--
-- A row of 'codes' is a word of 64 bits of an item, so codes and labels of any length take the same statement: distances
-- add up over words, and two items are relevant to each other where any word of their labels has a bit in common.
-- Ties stand in the order of the database; AP@k divides by the hits within the first k, and MAP by all queries.
WITH codes AS (
    SELECT * FROM read_parquet('results/codes/*.parquet')
), distances AS (
    SELECT q.run_id, q.attack, q.item AS query, d.item,
           sum(bit_count(xor(q.code, d.code))) AS distance,
           bool_or((q.labels & d.labels) <> 0) AS relevant
    FROM codes q JOIN codes d ON q.run_id = d.run_id AND q.word = d.word
    WHERE q.split = 'query' AND d.split = 'database'
    GROUP BY q.run_id, q.attack, q.item, d.item
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY run_id, attack, query ORDER BY distance, item) AS place
    FROM distances
), hits AS (
    SELECT r.run_id, r.attack, r.query, r.place, r.relevant,
           sum(r.relevant::INTEGER) OVER (PARTITION BY r.run_id, r.attack, r.query ORDER BY r.place) AS seen
    FROM ranked r JOIN read_parquet('results/runs/*.parquet', union_by_name = true) u USING (run_id)
    WHERE r.place <= u.k
), precisions AS (
    SELECT run_id, attack, query, coalesce(avg(seen / place) FILTER (relevant), 0) AS ap
    FROM hits GROUP BY run_id, attack, query
)
SELECT run_id, attack, avg(ap) AS map_at_k, count(*) AS queries
FROM precisions GROUP BY run_id, attack ORDER BY run_id, attack NULLS FIRST;
