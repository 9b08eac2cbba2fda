BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0002');
CREATE TABLE answers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	answered_on DATE NOT NULL, 
	answered_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_answers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_answers_client_id_key UNIQUE (client_id, "key")
);
INSERT INTO "answers" VALUES('58817717-1437-48f8-b78b-e0d20d51f1fa','fe56c333-95c9-4dc2-831d-7ce3c79df726','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('e1fdfabb-ba0d-4828-843a-fef0f7b0a24b','fe56c333-95c9-4dc2-831d-7ce3c79df726','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('3b2956ca-3037-438a-a8a0-14fd8fa1c93d','fe56c333-95c9-4dc2-831d-7ce3c79df726','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('81177b1f-33f1-4cd7-bdfc-277cc406ec1a','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('4abd8c3e-66d5-416e-98da-35d0fd8d3c1b','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('3f9edb51-f0fb-422e-9a92-83927068d2e9','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE applications (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	pursuit VARCHAR(10) NOT NULL, 
	target TEXT NOT NULL, 
	content_version TEXT NOT NULL, 
	item TEXT NOT NULL, 
	round TEXT NOT NULL, 
	window_id VARCHAR(36), 
	purpose VARCHAR(10) NOT NULL, 
	opened_on DATE NOT NULL, 
	stage VARCHAR(20) NOT NULL, 
	stage_on DATE NOT NULL, 
	fixed BIGINT, 
	ceiling BIGINT, 
	expected BIGINT, 
	estimated_on DATE, 
	next_step TEXT NOT NULL, 
	next_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_applications PRIMARY KEY (id), 
	CONSTRAINT fk_applications_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_applications_window_id FOREIGN KEY(window_id) REFERENCES windows (id), 
	CONSTRAINT uq_applications_client_id_target_item_round UNIQUE (client_id, target, item, round)
);
INSERT INTO "applications" VALUES('3867e8ea-b3da-488c-a631-3c8a1986eb9c','fe56c333-95c9-4dc2-831d-7ce3c79df726','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','4ffadd78-0fc9-4585-b460-3164b31e21ff','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('9a1eaac0-27ef-48a4-86db-e1cd48900f73','fe56c333-95c9-4dc2-831d-7ce3c79df726','title','little_giant','2026.11.1','','2026','4ffadd78-0fc9-4585-b460-3164b31e21ff','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE assessments (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	as_of DATE NOT NULL, 
	run_at DATETIME NOT NULL, 
	content_version TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	drafts BOOLEAN NOT NULL, 
	confirmed BIGINT NOT NULL, 
	possible BIGINT NOT NULL, 
	snapshot TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_assessments PRIMARY KEY (id), 
	CONSTRAINT fk_assessments_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "assessments" VALUES('9c3567fb-f795-43df-8880-ac4df79f830f','fe56c333-95c9-4dc2-831d-7ce3c79df726','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('eb64d546-fa57-41b5-9513-1bcb123289f5','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE change_sets (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at DATETIME NOT NULL, 
	actor TEXT NOT NULL, 
	title TEXT NOT NULL, 
	kind VARCHAR(4) NOT NULL, 
	target INTEGER, 
	standing VARCHAR(6) NOT NULL, 
	CONSTRAINT fk_change_sets_target FOREIGN KEY(target) REFERENCES change_sets (id)
);
INSERT INTO "change_sets" VALUES(1,'2026-11-21 12:00:00.000000','陈玥','导入客户“示例甲制造有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(2,'2026-11-21 12:00:00.000000','陈玥','修改“示例甲制造有限公司”的营业收入（2025）','do',NULL,'done');
INSERT INTO "change_sets" VALUES(3,'2026-11-21 12:00:00.000000','陈玥','新建客户“示例乙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(4,'2026-11-21 12:00:00.000000','陈玥','修改“示例乙有限公司”的从业人员（2024）、有效发明专利','do',NULL,'done');
INSERT INTO "change_sets" VALUES(5,'2026-11-21 12:00:00.000000','陈玥','删除客户“示例乙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(6,'2026-11-21 12:00:00.000000','陈玥','导入客户“示例丙有限公司”','do',NULL,'done');
INSERT INTO "change_sets" VALUES(7,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','do',NULL,'gone');
INSERT INTO "change_sets" VALUES(8,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
INSERT INTO "change_sets" VALUES(9,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','redo',7,'gone');
INSERT INTO "change_sets" VALUES(10,'2026-11-21 12:00:00.000000','陈玥','修改“示例丙有限公司”的从业人员（2025）','undo',7,'gone');
INSERT INTO "change_sets" VALUES(11,'2026-11-21 12:00:00.000000','陈玥','立项','do',NULL,'done');
INSERT INTO "change_sets" VALUES(12,'2026-11-21 12:00:00.000000','陈玥','推进','do',NULL,'done');
INSERT INTO "change_sets" VALUES(13,'2026-11-21 12:00:00.000000','陈玥','收到材料','do',NULL,'undone');
INSERT INTO "change_sets" VALUES(14,'2026-11-21 12:00:00.000000','陈玥','收到材料','undo',13,'gone');
CREATE TABLE clients (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	uscc VARCHAR(18), 
	uscc_pilot BOOLEAN NOT NULL, 
	region VARCHAR(6), 
	industry TEXT NOT NULL, 
	note TEXT NOT NULL, 
	demo BOOLEAN NOT NULL, 
	deleted_at DATETIME, 
	version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, advisor TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_clients PRIMARY KEY (id), 
	CONSTRAINT uq_clients_uscc UNIQUE (uscc)
);
INSERT INTO "clients" VALUES('fe56c333-95c9-4dc2-831d-7ce3c79df726','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('23bdd653-73b3-4e23-bbbd-2d9b7a38dadf','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('aef8291e-ce3d-45ba-8c70-16a2b618b3bb','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
CREATE TABLE contacts (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	day DATE NOT NULL, 
	text TEXT NOT NULL, 
	who TEXT NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_contacts PRIMARY KEY (id), 
	CONSTRAINT fk_contacts_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "contacts" VALUES('8b998d81-8522-4d7d-aab3-3531d12550c3','fe56c333-95c9-4dc2-831d-7ce3c79df726','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE declarations (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	entry TEXT NOT NULL, 
	declared_on DATE NOT NULL, 
	declared_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_declarations PRIMARY KEY (id), 
	CONSTRAINT fk_declarations_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_declarations_client_id_entry UNIQUE (client_id, entry)
);
INSERT INTO "declarations" VALUES('1151c890-438e-40a3-9d96-affaf36d4349','fe56c333-95c9-4dc2-831d-7ce3c79df726','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('2f6a7b60-64fc-4d97-88a1-abb2937b4cae','fe56c333-95c9-4dc2-831d-7ce3c79df726','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('d511aa96-6842-44af-a9ba-e5458a543360','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('d58e2525-218e-40c7-8f2a-007e89f4cafa','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE duties_done (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	duty TEXT NOT NULL, 
	due_on DATE NOT NULL, 
	done_on DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_duties_done PRIMARY KEY (id), 
	CONSTRAINT fk_duties_done_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_duties_done_client_id_duty_due_on UNIQUE (client_id, duty, due_on)
);
INSERT INTO "duties_done" VALUES('4b47b5d3-6efa-4fdb-a082-b632de8502b3','fe56c333-95c9-4dc2-831d-7ce3c79df726','hnte:yearly','2026-05-31','2026-05-20','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE facts (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	item_id VARCHAR(36), 
	"key" VARCHAR(80) NOT NULL, 
	year INTEGER, 
	form VARCHAR(10) NOT NULL, 
	value TEXT NOT NULL, 
	source VARCHAR(20) NOT NULL, 
	evidence TEXT NOT NULL, 
	observed_on DATE, 
	confirmed_by TEXT NOT NULL, 
	note TEXT NOT NULL, 
	adopted BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (id), 
	CONSTRAINT fk_facts_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_facts_item_id FOREIGN KEY(item_id) REFERENCES items (id)
);
INSERT INTO "facts" VALUES('35d79ce6-b35a-446d-b2b3-1af88ed33443','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1e986efb-e140-48a6-9b2c-0612eafd34bd','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('57726e80-59e5-4d3f-8dd2-5dd8702e16e6','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('2c5be5fd-753d-4b13-893d-c985b43ff2c2','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('958bff7c-af33-4a6a-affa-24c85f277f20','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('406077dc-7797-4c3b-ac15-f74aaede9159','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('393eb51c-e1dc-4945-89a6-c8299a1a11e2','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b5ec5a35-2388-4377-aba4-91b55ba93d61','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('bd7d82f3-61ab-4c2a-b37a-dc4c5b489a96','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7ce8887a-b24e-42b8-b6fb-ad99a5bd2658','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0cb24145-f403-4738-b9a6-981906a3feb6','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5b363cf3-e35a-4d77-baa9-6ceebada905a','fe56c333-95c9-4dc2-831d-7ce3c79df726','ff869b07-2122-4b4e-a80f-19445bb8031a','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('82ea4ce7-4317-4261-a805-6d29f0010b75','fe56c333-95c9-4dc2-831d-7ce3c79df726','ff869b07-2122-4b4e-a80f-19445bb8031a','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ab8f072b-413f-44aa-beb4-e28c23836247','fe56c333-95c9-4dc2-831d-7ce3c79df726','ff869b07-2122-4b4e-a80f-19445bb8031a','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('bca36846-d686-4483-8876-a1536b62031a','fe56c333-95c9-4dc2-831d-7ce3c79df726','c5167b16-f26b-47c1-bb99-baf275be0ec2','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5d9d7241-8c3c-4e22-96be-dd6b1c03a444','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('751e65bd-70e9-45de-bf05-0dbc327d6cd4','23bdd653-73b3-4e23-bbbd-2d9b7a38dadf',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('cad74199-9e95-4d33-9f4d-5b2f0df39ec3','23bdd653-73b3-4e23-bbbd-2d9b7a38dadf',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4ed975fe-9dca-497a-aedc-da7233921b6a','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('09f693bc-1bcd-4d2d-a8bd-36204b62b3c8','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0df92128-894a-4118-a46e-bdcbd9a2946d','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('795146a5-68fa-421a-95ce-1d3589297aca','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('189b457c-631c-41d4-a6a5-4bd4fbf19242','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c8f373d2-64a8-443b-af1a-34dfba702682','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e49150f6-4278-4e7c-980f-5237da94d9d2','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('f6ecc013-8a5e-4f98-bb23-fcac3b96a1b0','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e861cfb8-808c-4779-9646-26c35612853b','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('db14d417-cdd2-4224-9a52-855a075ad182','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('595a8ab3-6ebd-460f-8a67-cb0476a303d1','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','be93b384-ec82-443d-bc6a-9e306b023619','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7eee5984-f42e-4118-aa08-ff16f2ab3a22','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','be93b384-ec82-443d-bc6a-9e306b023619','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d036b7e3-6d0d-4efa-ad9c-2432a9e2dd13','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','be93b384-ec82-443d-bc6a-9e306b023619','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('36363d22-1dab-49a5-92bb-3f17bb544662','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','6ffd8f36-ff81-4ac4-8046-e3b9209bd476','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('683808fd-bc8b-46ac-829c-e2735c780469','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE former_names (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_former_names PRIMARY KEY (id), 
	CONSTRAINT fk_former_names_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_former_names_client_id_name UNIQUE (client_id, name)
);
INSERT INTO "former_names" VALUES('32ef4764-d201-48c7-a23e-d76bb6845bf7','fe56c333-95c9-4dc2-831d-7ce3c79df726','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE items (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(80) NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT fk_items_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_items_client_id_key UNIQUE (client_id, "key")
);
INSERT INTO "items" VALUES('ff869b07-2122-4b4e-a80f-19445bb8031a','fe56c333-95c9-4dc2-831d-7ce3c79df726','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('c5167b16-f26b-47c1-bb99-baf275be0ec2','fe56c333-95c9-4dc2-831d-7ce3c79df726','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('36216286-160f-420d-aa71-5901c17e07d4','fe56c333-95c9-4dc2-831d-7ce3c79df726','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('be93b384-ec82-443d-bc6a-9e306b023619','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('6ffd8f36-ff81-4ac4-8046-e3b9209bd476','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('87c956d8-a85a-4d8b-9659-42a9fa81a1d4','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE journal (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	change_set INTEGER NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	table_name VARCHAR(40) NOT NULL, 
	row_id VARCHAR(36) NOT NULL, 
	op VARCHAR(6) NOT NULL, 
	field VARCHAR(40) NOT NULL, 
	old TEXT, 
	new TEXT, 
	CONSTRAINT fk_journal_change_set FOREIGN KEY(change_set) REFERENCES change_sets (id)
);
INSERT INTO "journal" VALUES(1,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','clients','fe56c333-95c9-4dc2-831d-7ce3c79df726','insert','',NULL,'{"id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','former_names','32ef4764-d201-48c7-a23e-d76bb6845bf7','insert','',NULL,'{"id":"32ef4764-d201-48c7-a23e-d76bb6845bf7","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','items','ff869b07-2122-4b4e-a80f-19445bb8031a','insert','',NULL,'{"id":"ff869b07-2122-4b4e-a80f-19445bb8031a","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','items','c5167b16-f26b-47c1-bb99-baf275be0ec2','insert','',NULL,'{"id":"c5167b16-f26b-47c1-bb99-baf275be0ec2","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','items','36216286-160f-420d-aa71-5901c17e07d4','insert','',NULL,'{"id":"36216286-160f-420d-aa71-5901c17e07d4","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','35d79ce6-b35a-446d-b2b3-1af88ed33443','insert','',NULL,'{"id":"35d79ce6-b35a-446d-b2b3-1af88ed33443","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','1e986efb-e140-48a6-9b2c-0612eafd34bd','insert','',NULL,'{"id":"1e986efb-e140-48a6-9b2c-0612eafd34bd","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','57726e80-59e5-4d3f-8dd2-5dd8702e16e6','insert','',NULL,'{"id":"57726e80-59e5-4d3f-8dd2-5dd8702e16e6","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','2c5be5fd-753d-4b13-893d-c985b43ff2c2','insert','',NULL,'{"id":"2c5be5fd-753d-4b13-893d-c985b43ff2c2","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','958bff7c-af33-4a6a-affa-24c85f277f20','insert','',NULL,'{"id":"958bff7c-af33-4a6a-affa-24c85f277f20","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','406077dc-7797-4c3b-ac15-f74aaede9159','insert','',NULL,'{"id":"406077dc-7797-4c3b-ac15-f74aaede9159","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','393eb51c-e1dc-4945-89a6-c8299a1a11e2','insert','',NULL,'{"id":"393eb51c-e1dc-4945-89a6-c8299a1a11e2","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','b5ec5a35-2388-4377-aba4-91b55ba93d61','insert','',NULL,'{"id":"b5ec5a35-2388-4377-aba4-91b55ba93d61","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','bd7d82f3-61ab-4c2a-b37a-dc4c5b489a96','insert','',NULL,'{"id":"bd7d82f3-61ab-4c2a-b37a-dc4c5b489a96","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','7ce8887a-b24e-42b8-b6fb-ad99a5bd2658','insert','',NULL,'{"id":"7ce8887a-b24e-42b8-b6fb-ad99a5bd2658","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','0cb24145-f403-4738-b9a6-981906a3feb6','insert','',NULL,'{"id":"0cb24145-f403-4738-b9a6-981906a3feb6","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','5b363cf3-e35a-4d77-baa9-6ceebada905a','insert','',NULL,'{"id":"5b363cf3-e35a-4d77-baa9-6ceebada905a","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":"ff869b07-2122-4b4e-a80f-19445bb8031a","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','82ea4ce7-4317-4261-a805-6d29f0010b75','insert','',NULL,'{"id":"82ea4ce7-4317-4261-a805-6d29f0010b75","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":"ff869b07-2122-4b4e-a80f-19445bb8031a","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','ab8f072b-413f-44aa-beb4-e28c23836247','insert','',NULL,'{"id":"ab8f072b-413f-44aa-beb4-e28c23836247","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":"ff869b07-2122-4b4e-a80f-19445bb8031a","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','bca36846-d686-4483-8876-a1536b62031a','insert','',NULL,'{"id":"bca36846-d686-4483-8876-a1536b62031a","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":"c5167b16-f26b-47c1-bb99-baf275be0ec2","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','recognitions','ff969ce2-1b6e-44ac-aa96-8032ff45fa57','insert','',NULL,'{"id":"ff969ce2-1b6e-44ac-aa96-8032ff45fa57","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','recognitions','e128fc48-36e7-4204-a83c-083e4d387f1f','insert','',NULL,'{"id":"e128fc48-36e7-4204-a83c-083e4d387f1f","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','received','ca1e2ae3-8907-471a-a109-1b7209edd661','insert','',NULL,'{"id":"ca1e2ae3-8907-471a-a109-1b7209edd661","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','received','03e9a67d-01c8-42ba-bcee-df24caf3875a','insert','',NULL,'{"id":"03e9a67d-01c8-42ba-bcee-df24caf3875a","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":"ff869b07-2122-4b4e-a80f-19445bb8031a","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','declarations','1151c890-438e-40a3-9d96-affaf36d4349','insert','',NULL,'{"id":"1151c890-438e-40a3-9d96-affaf36d4349","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','declarations','2f6a7b60-64fc-4d97-88a1-abb2937b4cae','insert','',NULL,'{"id":"2f6a7b60-64fc-4d97-88a1-abb2937b4cae","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','answers','58817717-1437-48f8-b78b-e0d20d51f1fa','insert','',NULL,'{"id":"58817717-1437-48f8-b78b-e0d20d51f1fa","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','answers','e1fdfabb-ba0d-4828-843a-fef0f7b0a24b','insert','',NULL,'{"id":"e1fdfabb-ba0d-4828-843a-fef0f7b0a24b","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'fe56c333-95c9-4dc2-831d-7ce3c79df726','answers','3b2956ca-3037-438a-a8a0-14fd8fa1c93d','insert','',NULL,'{"id":"3b2956ca-3037-438a-a8a0-14fd8fa1c93d","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','393eb51c-e1dc-4945-89a6-c8299a1a11e2','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'fe56c333-95c9-4dc2-831d-7ce3c79df726','facts','5d9d7241-8c3c-4e22-96be-dd6b1c03a444','insert','',NULL,'{"id":"5d9d7241-8c3c-4e22-96be-dd6b1c03a444","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'23bdd653-73b3-4e23-bbbd-2d9b7a38dadf','clients','23bdd653-73b3-4e23-bbbd-2d9b7a38dadf','insert','',NULL,'{"id":"23bdd653-73b3-4e23-bbbd-2d9b7a38dadf","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'23bdd653-73b3-4e23-bbbd-2d9b7a38dadf','facts','751e65bd-70e9-45de-bf05-0dbc327d6cd4','insert','',NULL,'{"id":"751e65bd-70e9-45de-bf05-0dbc327d6cd4","client_id":"23bdd653-73b3-4e23-bbbd-2d9b7a38dadf","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'23bdd653-73b3-4e23-bbbd-2d9b7a38dadf','facts','cad74199-9e95-4d33-9f4d-5b2f0df39ec3','insert','',NULL,'{"id":"cad74199-9e95-4d33-9f4d-5b2f0df39ec3","client_id":"23bdd653-73b3-4e23-bbbd-2d9b7a38dadf","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'23bdd653-73b3-4e23-bbbd-2d9b7a38dadf','clients','23bdd653-73b3-4e23-bbbd-2d9b7a38dadf','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','clients','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','insert','',NULL,'{"id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','items','be93b384-ec82-443d-bc6a-9e306b023619','insert','',NULL,'{"id":"be93b384-ec82-443d-bc6a-9e306b023619","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','items','6ffd8f36-ff81-4ac4-8046-e3b9209bd476','insert','',NULL,'{"id":"6ffd8f36-ff81-4ac4-8046-e3b9209bd476","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','items','87c956d8-a85a-4d8b-9659-42a9fa81a1d4','insert','',NULL,'{"id":"87c956d8-a85a-4d8b-9659-42a9fa81a1d4","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','4ed975fe-9dca-497a-aedc-da7233921b6a','insert','',NULL,'{"id":"4ed975fe-9dca-497a-aedc-da7233921b6a","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','09f693bc-1bcd-4d2d-a8bd-36204b62b3c8','insert','',NULL,'{"id":"09f693bc-1bcd-4d2d-a8bd-36204b62b3c8","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','0df92128-894a-4118-a46e-bdcbd9a2946d','insert','',NULL,'{"id":"0df92128-894a-4118-a46e-bdcbd9a2946d","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','795146a5-68fa-421a-95ce-1d3589297aca','insert','',NULL,'{"id":"795146a5-68fa-421a-95ce-1d3589297aca","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','189b457c-631c-41d4-a6a5-4bd4fbf19242','insert','',NULL,'{"id":"189b457c-631c-41d4-a6a5-4bd4fbf19242","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','c8f373d2-64a8-443b-af1a-34dfba702682','insert','',NULL,'{"id":"c8f373d2-64a8-443b-af1a-34dfba702682","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','e49150f6-4278-4e7c-980f-5237da94d9d2','insert','',NULL,'{"id":"e49150f6-4278-4e7c-980f-5237da94d9d2","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','f6ecc013-8a5e-4f98-bb23-fcac3b96a1b0','insert','',NULL,'{"id":"f6ecc013-8a5e-4f98-bb23-fcac3b96a1b0","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','683808fd-bc8b-46ac-829c-e2735c780469','insert','',NULL,'{"id":"683808fd-bc8b-46ac-829c-e2735c780469","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','e861cfb8-808c-4779-9646-26c35612853b','insert','',NULL,'{"id":"e861cfb8-808c-4779-9646-26c35612853b","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','db14d417-cdd2-4224-9a52-855a075ad182','insert','',NULL,'{"id":"db14d417-cdd2-4224-9a52-855a075ad182","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','595a8ab3-6ebd-460f-8a67-cb0476a303d1','insert','',NULL,'{"id":"595a8ab3-6ebd-460f-8a67-cb0476a303d1","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":"be93b384-ec82-443d-bc6a-9e306b023619","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','7eee5984-f42e-4118-aa08-ff16f2ab3a22','insert','',NULL,'{"id":"7eee5984-f42e-4118-aa08-ff16f2ab3a22","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":"be93b384-ec82-443d-bc6a-9e306b023619","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','d036b7e3-6d0d-4efa-ad9c-2432a9e2dd13','insert','',NULL,'{"id":"d036b7e3-6d0d-4efa-ad9c-2432a9e2dd13","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":"be93b384-ec82-443d-bc6a-9e306b023619","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','36363d22-1dab-49a5-92bb-3f17bb544662','insert','',NULL,'{"id":"36363d22-1dab-49a5-92bb-3f17bb544662","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":"6ffd8f36-ff81-4ac4-8046-e3b9209bd476","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','recognitions','217012c3-d711-4ab9-a68f-cc606839a9fa','insert','',NULL,'{"id":"217012c3-d711-4ab9-a68f-cc606839a9fa","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','recognitions','74798172-e028-4970-afc9-ad8a7dd04318','insert','',NULL,'{"id":"74798172-e028-4970-afc9-ad8a7dd04318","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','received','4ed4200c-d372-4a6e-9496-ccd1e5c5c036','insert','',NULL,'{"id":"4ed4200c-d372-4a6e-9496-ccd1e5c5c036","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','received','7aa7f7e6-0c34-499c-87dd-0b28bbabc3df','insert','',NULL,'{"id":"7aa7f7e6-0c34-499c-87dd-0b28bbabc3df","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":"be93b384-ec82-443d-bc6a-9e306b023619","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','declarations','d511aa96-6842-44af-a9ba-e5458a543360','insert','',NULL,'{"id":"d511aa96-6842-44af-a9ba-e5458a543360","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','declarations','d58e2525-218e-40c7-8f2a-007e89f4cafa','insert','',NULL,'{"id":"d58e2525-218e-40c7-8f2a-007e89f4cafa","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','answers','81177b1f-33f1-4cd7-bdfc-277cc406ec1a','insert','',NULL,'{"id":"81177b1f-33f1-4cd7-bdfc-277cc406ec1a","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','answers','4abd8c3e-66d5-416e-98da-35d0fd8d3c1b','insert','',NULL,'{"id":"4abd8c3e-66d5-416e-98da-35d0fd8d3c1b","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','answers','3f9edb51-f0fb-422e-9a92-83927068d2e9','insert','',NULL,'{"id":"3f9edb51-f0fb-422e-9a92-83927068d2e9","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','683808fd-bc8b-46ac-829c-e2735c780469','delete','','{"id":"683808fd-bc8b-46ac-829c-e2735c780469","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','683808fd-bc8b-46ac-829c-e2735c780469','insert','',NULL,'{"id":"683808fd-bc8b-46ac-829c-e2735c780469","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','683808fd-bc8b-46ac-829c-e2735c780469','delete','','{"id":"683808fd-bc8b-46ac-829c-e2735c780469","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'aef8291e-ce3d-45ba-8c70-16a2b618b3bb','facts','683808fd-bc8b-46ac-829c-e2735c780469','insert','',NULL,'{"id":"683808fd-bc8b-46ac-829c-e2735c780469","client_id":"aef8291e-ce3d-45ba-8c70-16a2b618b3bb","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','4ffadd78-0fc9-4585-b460-3164b31e21ff','insert','',NULL,'{"id":"4ffadd78-0fc9-4585-b460-3164b31e21ff","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','insert','',NULL,'{"id":"3867e8ea-b3da-488c-a631-3c8a1986eb9c","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"4ffadd78-0fc9-4585-b460-3164b31e21ff","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','insert','',NULL,'{"id":"9a1eaac0-27ef-48a4-86db-e1cd48900f73","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"4ffadd78-0fc9-4585-b460-3164b31e21ff","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','tasks','4fe5209a-d0bd-4446-b148-ba3d159f07c0','insert','',NULL,'{"id":"4fe5209a-d0bd-4446-b148-ba3d159f07c0","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"3867e8ea-b3da-488c-a631-3c8a1986eb9c","rule":"seal","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','tasks','abed77f5-473d-49ec-8ee9-1a18f39008c8','insert','',NULL,'{"id":"abed77f5-473d-49ec-8ee9-1a18f39008c8","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":null,"rule":"","title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','0c75b458-8712-40c5-ac3b-fb664a90e9cc','insert','',NULL,'{"id":"0c75b458-8712-40c5-ac3b-fb664a90e9cc","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"3867e8ea-b3da-488c-a631-3c8a1986eb9c","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','6248ba33-c8c7-40ab-9cfe-8d50ab1f0f22','insert','',NULL,'{"id":"6248ba33-c8c7-40ab-9cfe-8d50ab1f0f22","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"3867e8ea-b3da-488c-a631-3c8a1986eb9c","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','contacts','8b998d81-8522-4d7d-aab3-3531d12550c3','insert','',NULL,'{"id":"8b998d81-8522-4d7d-aab3-3531d12550c3","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'fe56c333-95c9-4dc2-831d-7ce3c79df726','duties_done','4b47b5d3-6efa-4fdb-a082-b632de8502b3','insert','',NULL,'{"id":"4b47b5d3-6efa-4fdb-a082-b632de8502b3","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","duty":"hnte:yearly","due_on":"2026-05-31","done_on":"2026-05-20","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','eb64d546-fa57-41b5-9513-1bcb123289f5','insert','',NULL,'{"id":"eb64d546-fa57-41b5-9513-1bcb123289f5","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','steps','82d61e22-1d52-435b-8fe0-cf649d33d45d','insert','',NULL,'{"id":"82d61e22-1d52-435b-8fe0-cf649d33d45d","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"3867e8ea-b3da-488c-a631-3c8a1986eb9c","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(86,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(87,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','steps','546e3c0b-46e1-4622-9242-0cf4d093a2a3','insert','',NULL,'{"id":"546e3c0b-46e1-4622-9242-0cf4d093a2a3","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"3867e8ea-b3da-488c-a631-3c8a1986eb9c","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(88,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(89,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(90,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','received','e5119b76-e244-4984-92fb-6eeefc21c2bd','insert','',NULL,'{"id":"e5119b76-e244-4984-92fb-6eeefc21c2bd","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","item_id":"ff869b07-2122-4b4e-a80f-19445bb8031a","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(91,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','steps','898701bd-230f-4244-b3fd-caef3adcf7d9','insert','',NULL,'{"id":"898701bd-230f-4244-b3fd-caef3adcf7d9","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"3867e8ea-b3da-488c-a631-3c8a1986eb9c","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"e5119b76-e244-4984-92fb-6eeefc21c2bd","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(93,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','3867e8ea-b3da-488c-a631-3c8a1986eb9c','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(94,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','steps','24762e0c-a30c-4234-b735-1aab7b17802a','insert','',NULL,'{"id":"24762e0c-a30c-4234-b735-1aab7b17802a","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"9a1eaac0-27ef-48a4-86db-e1cd48900f73","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(95,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(96,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(97,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','recognitions','e9170fa5-22f9-436f-a29d-9ebf42d1d995','insert','',NULL,'{"id":"e9170fa5-22f9-436f-a29d-9ebf42d1d995","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(98,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','steps','dec425ab-997a-42df-998f-9a4b73eebacd','insert','',NULL,'{"id":"dec425ab-997a-42df-998f-9a4b73eebacd","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"9a1eaac0-27ef-48a4-86db-e1cd48900f73","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"e9170fa5-22f9-436f-a29d-9ebf42d1d995","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(100,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(101,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','steps','9eb4073c-3df8-43a6-b722-5e29ffe56011','insert','',NULL,'{"id":"9eb4073c-3df8-43a6-b722-5e29ffe56011","client_id":"fe56c333-95c9-4dc2-831d-7ce3c79df726","application_id":"9a1eaac0-27ef-48a4-86db-e1cd48900f73","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(102,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(103,12,'fe56c333-95c9-4dc2-831d-7ce3c79df726','applications','9a1eaac0-27ef-48a4-86db-e1cd48900f73','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(104,13,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','0c75b458-8712-40c5-ac3b-fb664a90e9cc','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(105,13,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','0c75b458-8712-40c5-ac3b-fb664a90e9cc','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(106,13,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','0c75b458-8712-40c5-ac3b-fb664a90e9cc','update','note','""','"原件"');
INSERT INTO "journal" VALUES(107,14,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','0c75b458-8712-40c5-ac3b-fb664a90e9cc','update','note','"原件"','""');
INSERT INTO "journal" VALUES(108,14,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','0c75b458-8712-40c5-ac3b-fb664a90e9cc','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(109,14,'fe56c333-95c9-4dc2-831d-7ce3c79df726','papers','0c75b458-8712-40c5-ac3b-fb664a90e9cc','update','received_on','"2026-11-21"','null');
CREATE TABLE papers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	required BOOLEAN NOT NULL, 
	form TEXT NOT NULL, 
	valid TEXT NOT NULL, 
	issuer TEXT NOT NULL, 
	received_on DATE, 
	valid_to DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_papers PRIMARY KEY (id), 
	CONSTRAINT fk_papers_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_papers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_papers_application_id_name UNIQUE (application_id, name)
);
INSERT INTO "papers" VALUES('0c75b458-8712-40c5-ac3b-fb664a90e9cc','fe56c333-95c9-4dc2-831d-7ce3c79df726','3867e8ea-b3da-488c-a631-3c8a1986eb9c',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('6248ba33-c8c7-40ab-9cfe-8d50ab1f0f22','fe56c333-95c9-4dc2-831d-7ce3c79df726','3867e8ea-b3da-488c-a631-3c8a1986eb9c',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE received (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	item_id VARCHAR(36), 
	measure TEXT NOT NULL, 
	content_version TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	year INTEGER NOT NULL, 
	payer TEXT NOT NULL, 
	tranche TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_received PRIMARY KEY (id), 
	CONSTRAINT fk_received_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_received_item_id FOREIGN KEY(item_id) REFERENCES items (id)
);
INSERT INTO "received" VALUES('ca1e2ae3-8907-471a-a109-1b7209edd661','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('03e9a67d-01c8-42ba-bcee-df24caf3875a','fe56c333-95c9-4dc2-831d-7ce3c79df726','ff869b07-2122-4b4e-a80f-19445bb8031a','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('4ed4200c-d372-4a6e-9496-ccd1e5c5c036','aef8291e-ce3d-45ba-8c70-16a2b618b3bb',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('7aa7f7e6-0c34-499c-87dd-0b28bbabc3df','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','be93b384-ec82-443d-bc6a-9e306b023619','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('e5119b76-e244-4984-92fb-6eeefc21c2bd','fe56c333-95c9-4dc2-831d-7ce3c79df726','ff869b07-2122-4b4e-a80f-19445bb8031a','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE recognitions (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(80) NOT NULL, 
	event VARCHAR(20), 
	granted_on DATE, 
	valid_to DATE, 
	document_number TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_recognitions PRIMARY KEY (id), 
	CONSTRAINT fk_recognitions_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "recognitions" VALUES('ff969ce2-1b6e-44ac-aa96-8032ff45fa57','fe56c333-95c9-4dc2-831d-7ce3c79df726','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('e128fc48-36e7-4204-a83c-083e4d387f1f','fe56c333-95c9-4dc2-831d-7ce3c79df726','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('217012c3-d711-4ab9-a68f-cc606839a9fa','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('74798172-e028-4970-afc9-ad8a7dd04318','aef8291e-ce3d-45ba-8c70-16a2b618b3bb','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('e9170fa5-22f9-436f-a29d-9ebf42d1d995','fe56c333-95c9-4dc2-831d-7ce3c79df726','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE steps (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	event VARCHAR(20) NOT NULL, 
	"before" VARCHAR(20) NOT NULL, 
	"after" VARCHAR(20) NOT NULL, 
	day DATE NOT NULL, 
	receipt TEXT NOT NULL, 
	number TEXT NOT NULL, 
	amount BIGINT, 
	payer TEXT NOT NULL, 
	tranche TEXT NOT NULL, 
	until DATE, 
	reason TEXT NOT NULL, 
	recognition_id VARCHAR(36), 
	received_id VARCHAR(36), 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY (id), 
	CONSTRAINT fk_steps_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_steps_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT fk_steps_received_id FOREIGN KEY(received_id) REFERENCES received (id), 
	CONSTRAINT fk_steps_recognition_id FOREIGN KEY(recognition_id) REFERENCES recognitions (id), 
	CONSTRAINT uq_steps_application_id_position UNIQUE (application_id, position)
);
INSERT INTO "steps" VALUES('82d61e22-1d52-435b-8fe0-cf649d33d45d','fe56c333-95c9-4dc2-831d-7ce3c79df726','3867e8ea-b3da-488c-a631-3c8a1986eb9c',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('546e3c0b-46e1-4622-9242-0cf4d093a2a3','fe56c333-95c9-4dc2-831d-7ce3c79df726','3867e8ea-b3da-488c-a631-3c8a1986eb9c',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('898701bd-230f-4244-b3fd-caef3adcf7d9','fe56c333-95c9-4dc2-831d-7ce3c79df726','3867e8ea-b3da-488c-a631-3c8a1986eb9c',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'e5119b76-e244-4984-92fb-6eeefc21c2bd','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('24762e0c-a30c-4234-b735-1aab7b17802a','fe56c333-95c9-4dc2-831d-7ce3c79df726','9a1eaac0-27ef-48a4-86db-e1cd48900f73',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('dec425ab-997a-42df-998f-9a4b73eebacd','fe56c333-95c9-4dc2-831d-7ce3c79df726','9a1eaac0-27ef-48a4-86db-e1cd48900f73',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','e9170fa5-22f9-436f-a29d-9ebf42d1d995',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('9eb4073c-3df8-43a6-b722-5e29ffe56011','fe56c333-95c9-4dc2-831d-7ce3c79df726','9a1eaac0-27ef-48a4-86db-e1cd48900f73',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE tasks (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36), 
	rule TEXT NOT NULL, 
	title TEXT NOT NULL, 
	due_on DATE, 
	done_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_tasks PRIMARY KEY (id), 
	CONSTRAINT fk_tasks_application_id FOREIGN KEY(application_id) REFERENCES applications (id), 
	CONSTRAINT fk_tasks_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "tasks" VALUES('4fe5209a-d0bd-4446-b148-ba3d159f07c0','fe56c333-95c9-4dc2-831d-7ce3c79df726','3867e8ea-b3da-488c-a631-3c8a1986eb9c','seal','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('abed77f5-473d-49ec-8ee9-1a18f39008c8','fe56c333-95c9-4dc2-831d-7ce3c79df726',NULL,'','回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE windows (
	id VARCHAR(36) NOT NULL, 
	region VARCHAR(6) NOT NULL, 
	target TEXT NOT NULL, 
	label TEXT NOT NULL, 
	opens_on DATE, 
	closes_on DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_windows PRIMARY KEY (id), 
	CONSTRAINT uq_windows_region_target_label UNIQUE (region, target, label)
);
INSERT INTO "windows" VALUES('4ffadd78-0fc9-4585-b460-3164b31e21ff','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE INDEX ix_assessments_client_id_run_at ON assessments (client_id, run_at);
CREATE INDEX ix_journal_change_set ON journal (change_set);
CREATE INDEX ix_journal_client_id_change_set ON journal (client_id, change_set);
CREATE INDEX ix_recognitions_client_id ON recognitions (client_id);
CREATE INDEX ix_facts_client_id ON facts (client_id);
CREATE INDEX ix_facts_item_id ON facts (item_id);
CREATE UNIQUE INDEX uq_facts_adopted_client ON facts (client_id, "key") WHERE adopted AND year IS NULL AND item_id IS NULL;
CREATE UNIQUE INDEX uq_facts_adopted_item ON facts (item_id, "key") WHERE adopted AND item_id IS NOT NULL;
CREATE UNIQUE INDEX uq_facts_adopted_year ON facts (client_id, "key", year) WHERE adopted AND year IS NOT NULL AND item_id IS NULL;
CREATE INDEX ix_received_client_id ON received (client_id);
CREATE INDEX ix_received_item_id ON received (item_id);
CREATE INDEX ix_applications_stage ON applications (stage);
CREATE INDEX ix_applications_window_id ON applications (window_id);
CREATE INDEX ix_contacts_client_id ON contacts (client_id);
CREATE INDEX ix_papers_client_id ON papers (client_id);
CREATE INDEX ix_tasks_application_id ON tasks (application_id);
CREATE INDEX ix_tasks_client_id ON tasks (client_id);
CREATE INDEX ix_tasks_due_on ON tasks (due_on);
CREATE INDEX ix_steps_client_id ON steps (client_id);
CREATE INDEX ix_steps_received_id ON steps (received_id);
CREATE INDEX ix_steps_recognition_id ON steps (recognition_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_sets',14);
INSERT INTO "sqlite_sequence" VALUES('journal',109);
COMMIT;
