-- ranking.sql in the dialect of Spark: ^ for xor, filtered aggregates as they are. Not run by us; the statement for DuckDB is
-- the one that is tested.
--   spark-sql -f samples/analysis/ranking_spark.sql
WITH codes AS (
    SELECT * FROM parquet.`results/codes`
), distances AS (
    SELECT q.run_id, q.attack, q.item AS query, d.item,
           sum(bit_count(q.code ^ d.code)) AS distance,
           bool_or((q.labels & d.labels) <> 0) AS relevant
    FROM codes q JOIN codes d ON q.run_id = d.run_id AND q.word = d.word
    WHERE q.split = 'query' AND d.split = 'database'
    GROUP BY q.run_id, q.attack, q.item, d.item
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY run_id, attack, query ORDER BY distance, item) AS place
    FROM distances
), hits AS (
    SELECT r.run_id, r.attack, r.query, r.place, r.relevant,
           sum(CAST(r.relevant AS INT)) OVER (PARTITION BY r.run_id, r.attack, r.query ORDER BY r.place) AS seen
    FROM ranked r JOIN parquet.`results/runs` u ON r.run_id = u.run_id
    WHERE r.place <= u.k
), precisions AS (
    SELECT run_id, attack, query, coalesce(avg(seen / place) FILTER (WHERE relevant), 0) AS ap
    FROM hits GROUP BY run_id, attack, query
)
SELECT run_id, attack, avg(ap) AS map_at_k, count(*) AS queries
FROM precisions GROUP BY run_id, attack ORDER BY run_id, attack NULLS FIRST;
