BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0006');
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
INSERT INTO "answers" VALUES('c363b9a5-304c-4e15-98e8-08573e6b4148','da37083f-d551-43ba-ae63-46cbab34022d','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('5c0b6b8f-5a20-42c3-8b08-74904f1a949d','da37083f-d551-43ba-ae63-46cbab34022d','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('39ff7f5d-5042-4ade-9e39-b11679bec0ee','da37083f-d551-43ba-ae63-46cbab34022d','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('f2e5ca7e-eea6-4bcf-b048-44606d0f9c08','e0593d32-35b5-4938-8bac-f3a5d6c06dae','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('1f9e4a27-264b-4242-9316-99e3e0f27efc','e0593d32-35b5-4938-8bac-f3a5d6c06dae','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('5372782c-4062-4777-9c19-0f7a40f42fb0','e0593d32-35b5-4938-8bac-f3a5d6c06dae','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "applications" VALUES('fc8d023f-abf9-4cda-8374-69e544ba8775','da37083f-d551-43ba-ae63-46cbab34022d','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','e3805f4a-e804-477f-b698-1af414662fc3','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('f30e73ce-af9e-455c-9d81-106ba73de0a6','da37083f-d551-43ba-ae63-46cbab34022d','title','little_giant','2026.11.1','','2026','e3805f4a-e804-477f-b698-1af414662fc3','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "assessments" VALUES('2621e64a-e36a-4fda-9e9f-c950199517e7','da37083f-d551-43ba-ae63-46cbab34022d','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('cfaf1668-9142-4ffc-81d6-ba0b50046075','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "change_sets" VALUES(13,'2026-11-21 12:00:00.000000','陈玥','收到材料','do',NULL,'gone');
INSERT INTO "change_sets" VALUES(14,'2026-11-21 12:00:00.000000','陈玥','收到材料','undo',13,'gone');
INSERT INTO "change_sets" VALUES(15,'2026-11-21 12:00:00.000000','陈玥','补充','do',NULL,'done');
CREATE TABLE clause_notes (
	id VARCHAR(36) NOT NULL, 
	document TEXT NOT NULL, 
	place TEXT NOT NULL, 
	text TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	noted_on DATE, 
	noted_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_clause_notes PRIMARY KEY (id)
);
INSERT INTO "clause_notes" VALUES('66b1d106-a328-498b-befb-d6bdd3eb891f','hz-2025-66','7','区经信局电话答复：按首次认定日算','要问 抢名额','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "clients" VALUES('da37083f-d551-43ba-ae63-46cbab34022d','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('f9a8848c-ff62-4a9a-9410-a9e8c41b579c','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('e0593d32-35b5-4938-8bac-f3a5d6c06dae','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
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
INSERT INTO "contacts" VALUES('0ed935d2-52b2-466e-8577-2ae9378de002','da37083f-d551-43ba-ae63-46cbab34022d','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "declarations" VALUES('1faa9244-caee-4a5f-a830-6ad515bd2c44','da37083f-d551-43ba-ae63-46cbab34022d','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('275fd19a-ffb7-4af1-ad53-55325c31bd00','da37083f-d551-43ba-ae63-46cbab34022d','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('09840986-09d3-4bf9-be27-026d794a161b','e0593d32-35b5-4938-8bac-f3a5d6c06dae','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('20dae779-da3d-40ae-9a5e-79b0dfd9af01','e0593d32-35b5-4938-8bac-f3a5d6c06dae','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE dossiers (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	sort VARCHAR(20) NOT NULL, 
	as_of DATE NOT NULL, 
	made_at DATETIME NOT NULL, 
	run VARCHAR(20) NOT NULL, 
	content_version TEXT NOT NULL, 
	body BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_dossiers PRIMARY KEY (id), 
	CONSTRAINT fk_dossiers_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_dossiers_client_id_run UNIQUE (client_id, run)
);
INSERT INTO "dossiers" VALUES('b0efbecf-78e2-4c01-95fa-ec92a9c9dac2','da37083f-d551-43ba-ae63-46cbab34022d','verdict','2026-11-21','2026-11-21 12:00:00.000000','0A1B-2C3D-4E5F','2026.11.1',X'00FF27','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "facts" VALUES('847b4a00-9bf1-4293-8706-00e3bbeeca33','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('63c2aa66-40d1-4f51-a048-e3d5cb114077','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e8c964a3-061a-48a7-b4d3-d7541a4afffa','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c9ea1a84-36b4-4b1f-b2f3-2831c438f63f','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1861b89f-8be9-40f0-a03f-4f5b421db1b6','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('dc8d4146-293f-4b03-bc21-254d066d3e10','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6f772759-11fa-46ac-a67e-187044485464','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a2b68f35-1b44-498f-9500-a2a1d986af3f','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8bcc90f9-61ab-4ba4-bd26-ff06777e1679','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('fa2c694c-4a72-490b-9410-c664f783c576','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('507fb961-568c-45e1-9301-5298a1ed43a5','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('16e72320-4349-443a-9296-bb8bb29f2535','da37083f-d551-43ba-ae63-46cbab34022d','9758560b-124b-4e4a-aecb-755c14c4f40e','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('29a1e1d9-e8e9-4aa8-80f1-c7430d2f60d6','da37083f-d551-43ba-ae63-46cbab34022d','9758560b-124b-4e4a-aecb-755c14c4f40e','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('40152017-174c-49d7-8042-9269cac1399b','da37083f-d551-43ba-ae63-46cbab34022d','9758560b-124b-4e4a-aecb-755c14c4f40e','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('11196eee-9750-48a3-8e45-cfbdd2a773b4','da37083f-d551-43ba-ae63-46cbab34022d','4abb5cd2-ea84-457d-bca3-11b2dfc8bbec','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('69858482-f88e-4fe5-807d-b7aa63579f9c','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('98b75fa9-30db-4d8f-9a8d-b59434ded0ca','f9a8848c-ff62-4a9a-9410-a9e8c41b579c',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b890e8fb-db1b-4146-a04a-28372993f6a4','f9a8848c-ff62-4a9a-9410-a9e8c41b579c',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('df5f9ad4-64dd-4e83-92b9-80b8998e0a38','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ee971379-543a-4ceb-9b8d-9fa21b252230','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('34602016-94e2-4ba0-bc23-20f007b40562','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b2d4f519-543b-417a-bde6-3d3bfd35dcbb','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b52109bb-2d3a-47c1-9014-285c5d69b5f5','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9241d2b7-47ec-4aa5-88f8-c393a5d9eeb5','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0fa02fd3-ad07-4d68-9802-e4b57a585747','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('feb6dde7-14ed-416f-a2cc-d38e0f401ec1','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('09345b28-98bf-4595-aca5-d7ecde282977','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('576e1133-65c4-4a9a-b10b-ed335715617a','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0cf705d7-c32d-42da-862f-d3205351571f','e0593d32-35b5-4938-8bac-f3a5d6c06dae','7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1aa212ae-7a2a-4230-b48a-068d08a89bb8','e0593d32-35b5-4938-8bac-f3a5d6c06dae','7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('ac926530-a550-4e64-8466-642b730d3934','e0593d32-35b5-4938-8bac-f3a5d6c06dae','7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4531ad0a-32a1-4c4f-8f9b-fb9507c40f37','e0593d32-35b5-4938-8bac-f3a5d6c06dae','a2d25ae3-0f9d-4899-8544-e95a50dd74f5','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0c023cef-9112-48d5-acbc-79f7fad7be7b','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE file_uses (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	file_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	"key" TEXT NOT NULL, 
	year INTEGER, 
	item TEXT, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_file_uses PRIMARY KEY (id), 
	CONSTRAINT fk_file_uses_file_id FOREIGN KEY(file_id) REFERENCES files (id), 
	CONSTRAINT uq_file_uses_file_id_kind_key_year_item UNIQUE (file_id, kind, "key", year, item), 
	CONSTRAINT fk_file_uses_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "file_uses" VALUES('efbfddc1-8aaa-48cd-9de0-98d7acbd99d5','da37083f-d551-43ba-ae63-46cbab34022d','bccb2d7b-cb09-4507-a9a6-54c4c43d5552','fact','revenue',2025,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "file_uses" VALUES('d26c8041-ccc1-464d-91f7-b4d18c608d7d','da37083f-d551-43ba-ae63-46cbab34022d','bccb2d7b-cb09-4507-a9a6-54c4c43d5552','clause','hz-2025-66',NULL,'7','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE files (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	valid_to DATE, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_files PRIMARY KEY (id), 
	CONSTRAINT uq_files_client_id_sha256 UNIQUE (client_id, sha256), 
	CONSTRAINT fk_files_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "files" VALUES('bccb2d7b-cb09-4507-a9a6-54c4c43d5552','da37083f-d551-43ba-ae63-46cbab34022d','0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef','审计报告.pdf',8589934592,'2027-06-30','扫描件','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "former_names" VALUES('3740c58b-4942-4575-a35d-a7b78469c7a2','da37083f-d551-43ba-ae63-46cbab34022d','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "items" VALUES('9758560b-124b-4e4a-aecb-755c14c4f40e','da37083f-d551-43ba-ae63-46cbab34022d','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('4abb5cd2-ea84-457d-bca3-11b2dfc8bbec','da37083f-d551-43ba-ae63-46cbab34022d','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('79d38149-30b1-4346-9767-b1700ec38c48','da37083f-d551-43ba-ae63-46cbab34022d','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2','e0593d32-35b5-4938-8bac-f3a5d6c06dae','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('a2d25ae3-0f9d-4899-8544-e95a50dd74f5','e0593d32-35b5-4938-8bac-f3a5d6c06dae','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('517c420d-dccf-4f11-b270-e4dbf5a58d79','e0593d32-35b5-4938-8bac-f3a5d6c06dae','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "journal" VALUES(1,1,'da37083f-d551-43ba-ae63-46cbab34022d','clients','da37083f-d551-43ba-ae63-46cbab34022d','insert','',NULL,'{"name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","note":"示例备注","demo":false}');
INSERT INTO "journal" VALUES(2,1,'da37083f-d551-43ba-ae63-46cbab34022d','former_names','3740c58b-4942-4575-a35d-a7b78469c7a2','insert','',NULL,'{"name":"示例旧名有限公司","position":0}');
INSERT INTO "journal" VALUES(3,1,'da37083f-d551-43ba-ae63-46cbab34022d','items','9758560b-124b-4e4a-aecb-755c14c4f40e','insert','',NULL,'{"kind":"tech_renovation","key":"tech_renovation#1","position":0}');
INSERT INTO "journal" VALUES(4,1,'da37083f-d551-43ba-ae63-46cbab34022d','items','4abb5cd2-ea84-457d-bca3-11b2dfc8bbec','insert','',NULL,'{"kind":"talent","key":"示例人员","position":1}');
INSERT INTO "journal" VALUES(5,1,'da37083f-d551-43ba-ae63-46cbab34022d','items','79d38149-30b1-4346-9767-b1700ec38c48','insert','',NULL,'{"kind":"tech_renovation","key":"tech_renovation#2","position":2}');
INSERT INTO "journal" VALUES(6,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','847b4a00-9bf1-4293-8706-00e3bbeeca33','insert','',NULL,'{"key":"is_manufacturing","form":"bool","value":"true","adopted":true}');
INSERT INTO "journal" VALUES(7,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','63c2aa66-40d1-4f51-a048-e3d5cb114077','insert','',NULL,'{"key":"established_on","form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","adopted":true}');
INSERT INTO "journal" VALUES(8,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','e8c964a3-061a-48a7-b4d3-d7541a4afffa','insert','',NULL,'{"key":"main_product","form":"text","value":"减速器“轻量”型","adopted":true}');
INSERT INTO "journal" VALUES(9,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','c9ea1a84-36b4-4b1f-b2f3-2831c438f63f','insert','',NULL,'{"key":"share","form":"text","value":"private","adopted":true}');
INSERT INTO "journal" VALUES(10,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','1861b89f-8be9-40f0-a03f-4f5b421db1b6','insert','',NULL,'{"key":"patents","form":"integer","value":"0","source":"platform","adopted":true}');
INSERT INTO "journal" VALUES(11,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','dc8d4146-293f-4b03-bc21-254d066d3e10','insert','',NULL,'{"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","note":"合并口径","adopted":true}');
INSERT INTO "journal" VALUES(12,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','6f772759-11fa-46ac-a67e-187044485464','insert','',NULL,'{"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","adopted":true}');
INSERT INTO "journal" VALUES(13,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','a2b68f35-1b44-498f-9500-a2a1d986af3f','insert','',NULL,'{"key":"profit","year":2025,"form":"decimal","value":"-120000","adopted":true}');
INSERT INTO "journal" VALUES(14,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','8bcc90f9-61ab-4ba4-bd26-ff06777e1679','insert','',NULL,'{"key":"employees","year":2025,"form":"integer","value":"158","adopted":true}');
INSERT INTO "journal" VALUES(15,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','fa2c694c-4a72-490b-9410-c664f783c576','insert','',NULL,'{"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","adopted":true}');
INSERT INTO "journal" VALUES(16,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','507fb961-568c-45e1-9301-5298a1ed43a5','insert','',NULL,'{"key":"capacity","year":2025,"form":"blank","value":"not_applicable","adopted":true}');
INSERT INTO "journal" VALUES(17,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','16e72320-4349-443a-9296-bb8bb29f2535','insert','',NULL,'{"item_id":"9758560b-124b-4e4a-aecb-755c14c4f40e","key":"name","form":"text","value":"示例产线改造","adopted":true}');
INSERT INTO "journal" VALUES(18,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','29a1e1d9-e8e9-4aa8-80f1-c7430d2f60d6','insert','',NULL,'{"item_id":"9758560b-124b-4e4a-aecb-755c14c4f40e","key":"investment","form":"decimal","value":"20000000","source":"audit","adopted":true}');
INSERT INTO "journal" VALUES(19,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','40152017-174c-49d7-8042-9269cac1399b','insert','',NULL,'{"item_id":"9758560b-124b-4e4a-aecb-755c14c4f40e","key":"completed_on","form":"date","value":"2027-03-01","adopted":true}');
INSERT INTO "journal" VALUES(20,1,'da37083f-d551-43ba-ae63-46cbab34022d','facts','11196eee-9750-48a3-8e45-cfbdd2a773b4','insert','',NULL,'{"item_id":"4abb5cd2-ea84-457d-bca3-11b2dfc8bbec","key":"doctor","form":"bool","value":"false","adopted":true}');
INSERT INTO "journal" VALUES(21,1,'da37083f-d551-43ba-ae63-46cbab34022d','recognitions','e9ae0c85-4abd-4133-846b-28bba580a583','insert','',NULL,'{"kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","position":0}');
INSERT INTO "journal" VALUES(22,1,'da37083f-d551-43ba-ae63-46cbab34022d','recognitions','39bd5499-ba58-4ca5-b407-04189600f877','insert','',NULL,'{"kind":"srdi_sme","position":1}');
INSERT INTO "journal" VALUES(23,1,'da37083f-d551-43ba-ae63-46cbab34022d','received','b2f6ead6-cd7b-4b62-b02c-a0895f3e81d9','insert','',NULL,'{"measure":"hz-2025-66.1.first","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","position":0}');
INSERT INTO "journal" VALUES(24,1,'da37083f-d551-43ba-ae63-46cbab34022d','received','084f03f0-d66a-4ad2-96e8-005b7fe4c977','insert','',NULL,'{"item_id":"9758560b-124b-4e4a-aecb-755c14c4f40e","measure":"hz-2025-66.7.renovation","amount":"0.01","year":2025,"position":1}');
INSERT INTO "journal" VALUES(25,1,'da37083f-d551-43ba-ae63-46cbab34022d','declarations','1faa9244-caee-4a5f-a830-6ad515bd2c44','insert','',NULL,'{"entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥"}');
INSERT INTO "journal" VALUES(26,1,'da37083f-d551-43ba-ae63-46cbab34022d','declarations','275fd19a-ffb7-4af1-ad53-55325c31bd00','insert','',NULL,'{"entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥"}');
INSERT INTO "journal" VALUES(27,1,'da37083f-d551-43ba-ae63-46cbab34022d','answers','c363b9a5-304c-4e15-98e8-08573e6b4148','insert','',NULL,'{"key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥"}');
INSERT INTO "journal" VALUES(28,1,'da37083f-d551-43ba-ae63-46cbab34022d','answers','5c0b6b8f-5a20-42c3-8b08-74904f1a949d','insert','',NULL,'{"key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥"}');
INSERT INTO "journal" VALUES(29,1,'da37083f-d551-43ba-ae63-46cbab34022d','answers','39ff7f5d-5042-4ade-9e39-b11679bec0ee','insert','',NULL,'{"key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥"}');
INSERT INTO "journal" VALUES(30,2,'da37083f-d551-43ba-ae63-46cbab34022d','facts','6f772759-11fa-46ac-a67e-187044485464','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'da37083f-d551-43ba-ae63-46cbab34022d','facts','69858482-f88e-4fe5-807d-b7aa63579f9c','insert','',NULL,'{"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","adopted":true}');
INSERT INTO "journal" VALUES(32,3,'f9a8848c-ff62-4a9a-9410-a9e8c41b579c','clients','f9a8848c-ff62-4a9a-9410-a9e8c41b579c','insert','',NULL,'{"name":"示例乙有限公司","uscc":"91330109MADEM00110","uscc_pilot":true,"advisor":"李航","demo":true}');
INSERT INTO "journal" VALUES(33,4,'f9a8848c-ff62-4a9a-9410-a9e8c41b579c','facts','98b75fa9-30db-4d8f-9a8d-b59434ded0ca','insert','',NULL,'{"key":"employees","year":2024,"form":"integer","value":"12","adopted":true}');
INSERT INTO "journal" VALUES(34,4,'f9a8848c-ff62-4a9a-9410-a9e8c41b579c','facts','b890e8fb-db1b-4146-a04a-28372993f6a4','insert','',NULL,'{"key":"patents","form":"blank","value":"not_applicable","adopted":true}');
INSERT INTO "journal" VALUES(35,5,'f9a8848c-ff62-4a9a-9410-a9e8c41b579c','clients','f9a8848c-ff62-4a9a-9410-a9e8c41b579c','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','clients','e0593d32-35b5-4938-8bac-f3a5d6c06dae','insert','',NULL,'{"name":"示例丙有限公司","uscc_pilot":false,"region":"330109","demo":false}');
INSERT INTO "journal" VALUES(37,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','items','7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2','insert','',NULL,'{"kind":"tech_renovation","key":"tech_renovation#1","position":0}');
INSERT INTO "journal" VALUES(38,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','items','a2d25ae3-0f9d-4899-8544-e95a50dd74f5','insert','',NULL,'{"kind":"talent","key":"示例人员","position":1}');
INSERT INTO "journal" VALUES(39,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','items','517c420d-dccf-4f11-b270-e4dbf5a58d79','insert','',NULL,'{"kind":"tech_renovation","key":"tech_renovation#2","position":2}');
INSERT INTO "journal" VALUES(40,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','df5f9ad4-64dd-4e83-92b9-80b8998e0a38','insert','',NULL,'{"key":"is_manufacturing","form":"bool","value":"true","adopted":true}');
INSERT INTO "journal" VALUES(41,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','ee971379-543a-4ceb-9b8d-9fa21b252230','insert','',NULL,'{"key":"established_on","form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","adopted":true}');
INSERT INTO "journal" VALUES(42,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','34602016-94e2-4ba0-bc23-20f007b40562','insert','',NULL,'{"key":"main_product","form":"text","value":"减速器“轻量”型","adopted":true}');
INSERT INTO "journal" VALUES(43,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','b2d4f519-543b-417a-bde6-3d3bfd35dcbb','insert','',NULL,'{"key":"share","form":"text","value":"private","adopted":true}');
INSERT INTO "journal" VALUES(44,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','b52109bb-2d3a-47c1-9014-285c5d69b5f5','insert','',NULL,'{"key":"patents","form":"integer","value":"0","source":"platform","adopted":true}');
INSERT INTO "journal" VALUES(45,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','9241d2b7-47ec-4aa5-88f8-c393a5d9eeb5','insert','',NULL,'{"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","note":"合并口径","adopted":true}');
INSERT INTO "journal" VALUES(46,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','0fa02fd3-ad07-4d68-9802-e4b57a585747','insert','',NULL,'{"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","adopted":true}');
INSERT INTO "journal" VALUES(47,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','feb6dde7-14ed-416f-a2cc-d38e0f401ec1','insert','',NULL,'{"key":"profit","year":2025,"form":"decimal","value":"-120000","adopted":true}');
INSERT INTO "journal" VALUES(48,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','0c023cef-9112-48d5-acbc-79f7fad7be7b','insert','',NULL,'{"key":"employees","year":2025,"form":"integer","value":"158","adopted":true}');
INSERT INTO "journal" VALUES(49,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','09345b28-98bf-4595-aca5-d7ecde282977','insert','',NULL,'{"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","adopted":true}');
INSERT INTO "journal" VALUES(50,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','576e1133-65c4-4a9a-b10b-ed335715617a','insert','',NULL,'{"key":"capacity","year":2025,"form":"blank","value":"not_applicable","adopted":true}');
INSERT INTO "journal" VALUES(51,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','0cf705d7-c32d-42da-862f-d3205351571f','insert','',NULL,'{"item_id":"7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2","key":"name","form":"text","value":"示例产线改造","adopted":true}');
INSERT INTO "journal" VALUES(52,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','1aa212ae-7a2a-4230-b48a-068d08a89bb8','insert','',NULL,'{"item_id":"7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2","key":"investment","form":"decimal","value":"20000000","source":"audit","adopted":true}');
INSERT INTO "journal" VALUES(53,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','ac926530-a550-4e64-8466-642b730d3934','insert','',NULL,'{"item_id":"7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2","key":"completed_on","form":"date","value":"2027-03-01","adopted":true}');
INSERT INTO "journal" VALUES(54,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','4531ad0a-32a1-4c4f-8f9b-fb9507c40f37','insert','',NULL,'{"item_id":"a2d25ae3-0f9d-4899-8544-e95a50dd74f5","key":"doctor","form":"bool","value":"false","adopted":true}');
INSERT INTO "journal" VALUES(55,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','recognitions','5ac1a563-a398-4f2d-9285-7ea46d3cbd2c','insert','',NULL,'{"kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","position":0}');
INSERT INTO "journal" VALUES(56,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','recognitions','0fc3b363-87cc-46fe-a2e9-def24e445add','insert','',NULL,'{"kind":"srdi_sme","position":1}');
INSERT INTO "journal" VALUES(57,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','received','05980f8e-7902-46ea-9a5d-36dc5fcb9815','insert','',NULL,'{"measure":"hz-2025-66.1.first","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","position":0}');
INSERT INTO "journal" VALUES(58,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','received','702d5cfd-09b6-404e-9501-60d7305955f8','insert','',NULL,'{"item_id":"7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2","measure":"hz-2025-66.7.renovation","amount":"0.01","year":2025,"position":1}');
INSERT INTO "journal" VALUES(59,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','declarations','09840986-09d3-4bf9-be27-026d794a161b','insert','',NULL,'{"entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥"}');
INSERT INTO "journal" VALUES(60,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','declarations','20dae779-da3d-40ae-9a5e-79b0dfd9af01','insert','',NULL,'{"entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥"}');
INSERT INTO "journal" VALUES(61,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','answers','f2e5ca7e-eea6-4bcf-b048-44606d0f9c08','insert','',NULL,'{"key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥"}');
INSERT INTO "journal" VALUES(62,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','answers','1f9e4a27-264b-4242-9316-99e3e0f27efc','insert','',NULL,'{"key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥"}');
INSERT INTO "journal" VALUES(63,6,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','answers','5372782c-4062-4777-9c19-0f7a40f42fb0','insert','',NULL,'{"key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥"}');
INSERT INTO "journal" VALUES(64,7,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','0c023cef-9112-48d5-acbc-79f7fad7be7b','delete','','{"key":"employees","year":2025,"form":"integer","value":"158","adopted":true}',NULL);
INSERT INTO "journal" VALUES(65,8,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','0c023cef-9112-48d5-acbc-79f7fad7be7b','insert','',NULL,'{"key":"employees","year":2025,"form":"integer","value":"158","adopted":true}');
INSERT INTO "journal" VALUES(66,9,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','0c023cef-9112-48d5-acbc-79f7fad7be7b','delete','','{"key":"employees","year":2025,"form":"integer","value":"158","adopted":true}',NULL);
INSERT INTO "journal" VALUES(67,10,'e0593d32-35b5-4938-8bac-f3a5d6c06dae','facts','0c023cef-9112-48d5-acbc-79f7fad7be7b','insert','',NULL,'{"key":"employees","year":2025,"form":"integer","value":"158","adopted":true}');
INSERT INTO "journal" VALUES(68,11,'','windows','e3805f4a-e804-477f-b698-1af414662fc3','insert','',NULL,'{"region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知"}');
INSERT INTO "journal" VALUES(69,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','insert','',NULL,'{"pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"e3805f4a-e804-477f-b698-1af414662fc3","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","note":"示例备注"}');
INSERT INTO "journal" VALUES(70,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','insert','',NULL,'{"pursuit":"title","target":"little_giant","content_version":"2026.11.1","round":"2026","window_id":"e3805f4a-e804-477f-b698-1af414662fc3","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","note":"示例备注"}');
INSERT INTO "journal" VALUES(71,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'da37083f-d551-43ba-ae63-46cbab34022d','tasks','1fc7ad3c-f4fc-4b6b-9cbc-28a0cc74836c','insert','',NULL,'{"application_id":"fc8d023f-abf9-4cda-8374-69e544ba8775","title":"盖章","due_on":"2026-12-10"}');
INSERT INTO "journal" VALUES(78,11,'da37083f-d551-43ba-ae63-46cbab34022d','tasks','ab5d4bb6-c7d7-4227-8eea-188d69b5f557','insert','',NULL,'{"title":"回访","done_on":"2026-11-21","note":"示例备注"}');
INSERT INTO "journal" VALUES(79,11,'da37083f-d551-43ba-ae63-46cbab34022d','papers','44db3b64-2c18-473e-881a-803bc35e7fd3','insert','',NULL,'{"application_id":"fc8d023f-abf9-4cda-8374-69e544ba8775","position":0,"name":"营业执照","required":true,"form":"复印件"}');
INSERT INTO "journal" VALUES(80,11,'da37083f-d551-43ba-ae63-46cbab34022d','papers','11e1d6d8-f07c-461d-b1ea-59f2d5fac1db','insert','',NULL,'{"application_id":"fc8d023f-abf9-4cda-8374-69e544ba8775","position":1,"name":"佐证","required":false}');
INSERT INTO "journal" VALUES(81,11,'da37083f-d551-43ba-ae63-46cbab34022d','contacts','0ed935d2-52b2-466e-8577-2ae9378de002','insert','',NULL,'{"kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20"}');
INSERT INTO "journal" VALUES(82,11,'da37083f-d551-43ba-ae63-46cbab34022d','marks','8f1bbcd0-bec1-4a76-a60d-f4a720f601ec','insert','',NULL,'{"subject":"hnte","kind":"update","occasion":"update-2026/2026","done_on":"2026-11-21"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','cfaf1668-9142-4ffc-81d6-ba0b50046075','insert','',NULL,'{"name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}"}');
INSERT INTO "journal" VALUES(84,11,'da37083f-d551-43ba-ae63-46cbab34022d','plans','99f27e79-6bd3-4bad-a45a-acf3faf7fefe','insert','',NULL,'{"inputs":"{\"growth\": {\"较可能\": {\"revenue\": \"10%\"}}, \"title\": \"little_giant\", \"years\": 3}"}');
INSERT INTO "journal" VALUES(85,12,'da37083f-d551-43ba-ae63-46cbab34022d','steps','c174e17d-f101-4f40-87ca-523d825cb8c6','insert','',NULL,'{"application_id":"fc8d023f-abf9-4cda-8374-69e544ba8775","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号"}');
INSERT INTO "journal" VALUES(86,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(87,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(88,12,'da37083f-d551-43ba-ae63-46cbab34022d','steps','b776e450-9af4-41a7-bc82-4deb6b68c806','insert','',NULL,'{"application_id":"fc8d023f-abf9-4cda-8374-69e544ba8775","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","number":"示例〔2026〕8号","amount":"1234567.89"}');
INSERT INTO "journal" VALUES(89,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(90,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(91,12,'da37083f-d551-43ba-ae63-46cbab34022d','received','d0a4629a-cc44-463f-9213-ea2282acf79e','insert','',NULL,'{"item_id":"9758560b-124b-4e4a-aecb-755c14c4f40e","measure":"hz-2025-66.7.renovation","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","position":2}');
INSERT INTO "journal" VALUES(92,12,'da37083f-d551-43ba-ae63-46cbab34022d','steps','c3dbc3b4-1142-419b-90a7-0102c6874600','insert','',NULL,'{"application_id":"fc8d023f-abf9-4cda-8374-69e544ba8775","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","received_id":"d0a4629a-cc44-463f-9213-ea2282acf79e"}');
INSERT INTO "journal" VALUES(93,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(94,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','fc8d023f-abf9-4cda-8374-69e544ba8775','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(95,12,'da37083f-d551-43ba-ae63-46cbab34022d','steps','1978ec44-c11c-4340-8990-27921293659b','insert','',NULL,'{"application_id":"f30e73ce-af9e-455c-9d81-106ba73de0a6","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01"}');
INSERT INTO "journal" VALUES(96,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(97,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(98,12,'da37083f-d551-43ba-ae63-46cbab34022d','recognitions','1373289f-811c-4864-9b03-058184dca224','insert','',NULL,'{"kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","position":2}');
INSERT INTO "journal" VALUES(99,12,'da37083f-d551-43ba-ae63-46cbab34022d','steps','b99d6db4-dcfd-454f-b33e-9cd2a4816a1c','insert','',NULL,'{"application_id":"f30e73ce-af9e-455c-9d81-106ba73de0a6","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","number":"示例〔2026〕7号","until":"2029-06-30","recognition_id":"1373289f-811c-4864-9b03-058184dca224"}');
INSERT INTO "journal" VALUES(100,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(101,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(102,12,'da37083f-d551-43ba-ae63-46cbab34022d','steps','2b58536b-7246-465f-b1ee-b95f8bbbd14e','insert','',NULL,'{"application_id":"f30e73ce-af9e-455c-9d81-106ba73de0a6","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01"}');
INSERT INTO "journal" VALUES(103,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(104,12,'da37083f-d551-43ba-ae63-46cbab34022d','applications','f30e73ce-af9e-455c-9d81-106ba73de0a6','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(105,13,'da37083f-d551-43ba-ae63-46cbab34022d','papers','44db3b64-2c18-473e-881a-803bc35e7fd3','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(106,13,'da37083f-d551-43ba-ae63-46cbab34022d','papers','44db3b64-2c18-473e-881a-803bc35e7fd3','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(107,13,'da37083f-d551-43ba-ae63-46cbab34022d','papers','44db3b64-2c18-473e-881a-803bc35e7fd3','update','note','""','"原件"');
INSERT INTO "journal" VALUES(108,14,'da37083f-d551-43ba-ae63-46cbab34022d','papers','44db3b64-2c18-473e-881a-803bc35e7fd3','update','note','"原件"','""');
INSERT INTO "journal" VALUES(109,14,'da37083f-d551-43ba-ae63-46cbab34022d','papers','44db3b64-2c18-473e-881a-803bc35e7fd3','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(110,14,'da37083f-d551-43ba-ae63-46cbab34022d','papers','44db3b64-2c18-473e-881a-803bc35e7fd3','update','received_on','"2026-11-21"','null');
INSERT INTO "journal" VALUES(111,15,'da37083f-d551-43ba-ae63-46cbab34022d','people','b22867a8-5372-406f-9610-9ffc5a9a1fc9','insert','',NULL,'{"name":"王示例","role":"财务总监","phone":"0571-00000000","note":"周一不在","main":false,"position":0}');
INSERT INTO "journal" VALUES(112,15,'da37083f-d551-43ba-ae63-46cbab34022d','people','b22867a8-5372-406f-9610-9ffc5a9a1fc9','update','main','false','true');
INSERT INTO "journal" VALUES(113,15,'da37083f-d551-43ba-ae63-46cbab34022d','tags','97893a67-7397-49c3-90d7-25abd683d1d0','insert','',NULL,'{"word":"重点"}');
INSERT INTO "journal" VALUES(114,15,'da37083f-d551-43ba-ae63-46cbab34022d','tags','bcc78f14-946f-4bb5-ba87-3e4ce9625e2d','insert','',NULL,'{"word":"外贸"}');
INSERT INTO "journal" VALUES(115,15,'da37083f-d551-43ba-ae63-46cbab34022d','links','9c8f1d01-638b-477b-8f8a-ba6d1482155d','insert','',NULL,'{"other_name":"示例集团","kind":"parent","note":"持股 60%"}');
INSERT INTO "journal" VALUES(116,15,'da37083f-d551-43ba-ae63-46cbab34022d','links','b5d44ede-549d-49eb-9008-f12e5255a2f3','insert','',NULL,'{"other_id":"e0593d32-35b5-4938-8bac-f3a5d6c06dae","kind":"sister"}');
INSERT INTO "journal" VALUES(117,15,'da37083f-d551-43ba-ae63-46cbab34022d','files','bccb2d7b-cb09-4507-a9a6-54c4c43d5552','insert','',NULL,'{"sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","name":"审计报告.pdf","size":8589934592,"valid_to":"2027-06-30","note":"扫描件"}');
INSERT INTO "journal" VALUES(118,15,'da37083f-d551-43ba-ae63-46cbab34022d','file_uses','efbfddc1-8aaa-48cd-9de0-98d7acbd99d5','insert','',NULL,'{"file_id":"bccb2d7b-cb09-4507-a9a6-54c4c43d5552","kind":"fact","key":"revenue","year":2025}');
INSERT INTO "journal" VALUES(119,15,'da37083f-d551-43ba-ae63-46cbab34022d','file_uses','d26c8041-ccc1-464d-91f7-b4d18c608d7d','insert','',NULL,'{"file_id":"bccb2d7b-cb09-4507-a9a6-54c4c43d5552","kind":"clause","key":"hz-2025-66","item":"7"}');
INSERT INTO "journal" VALUES(120,15,'da37083f-d551-43ba-ae63-46cbab34022d','opinions','b6eaca6b-86d3-471a-8ec6-1194535f9727','insert','',NULL,'{"measure":"hz-2025-66.7.renovation","outcome":"eligible","reason":"已电话向区经信局核实","held_on":"2026-11-21","held_by":"陈玥"}');
INSERT INTO "journal" VALUES(121,15,'','clause_notes','66b1d106-a328-498b-befb-d6bdd3eb891f','insert','',NULL,'{"document":"hz-2025-66","place":"7","text":"区经信局电话答复：按首次认定日算","tags":"要问 抢名额","noted_on":"2026-11-21","noted_by":"陈玥"}');
CREATE TABLE links (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	other_id VARCHAR(36), 
	other_name TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	note TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (id), 
	CONSTRAINT fk_links_other_id FOREIGN KEY(other_id) REFERENCES clients (id), 
	CONSTRAINT fk_links_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "links" VALUES('9c8f1d01-638b-477b-8f8a-ba6d1482155d','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'示例集团','parent','持股 60%','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "links" VALUES('b5d44ede-549d-49eb-9008-f12e5255a2f3','da37083f-d551-43ba-ae63-46cbab34022d','e0593d32-35b5-4938-8bac-f3a5d6c06dae','','sister','','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE marks (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	subject TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	occasion TEXT NOT NULL, 
	done_on DATE NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_marks PRIMARY KEY (id), 
	CONSTRAINT fk_marks_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_marks_client_id_subject_kind_occasion UNIQUE (client_id, subject, kind, occasion)
);
INSERT INTO "marks" VALUES('8f1bbcd0-bec1-4a76-a60d-f4a720f601ec','da37083f-d551-43ba-ae63-46cbab34022d','hnte','update','update-2026/2026','2026-11-21','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE opinions (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	measure TEXT NOT NULL, 
	item TEXT NOT NULL, 
	outcome VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	held_on DATE NOT NULL, 
	held_by TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_opinions PRIMARY KEY (id), 
	CONSTRAINT uq_opinions_client_id_measure_item UNIQUE (client_id, measure, item), 
	CONSTRAINT fk_opinions_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "opinions" VALUES('b6eaca6b-86d3-471a-8ec6-1194535f9727','da37083f-d551-43ba-ae63-46cbab34022d','hz-2025-66.7.renovation','','eligible','已电话向区经信局核实','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "papers" VALUES('44db3b64-2c18-473e-881a-803bc35e7fd3','da37083f-d551-43ba-ae63-46cbab34022d','fc8d023f-abf9-4cda-8374-69e544ba8775',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('11e1d6d8-f07c-461d-b1ea-59f2d5fac1db','da37083f-d551-43ba-ae63-46cbab34022d','fc8d023f-abf9-4cda-8374-69e544ba8775',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE people (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	note TEXT NOT NULL, 
	main BOOLEAN NOT NULL, 
	position INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT fk_people_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "people" VALUES('b22867a8-5372-406f-9610-9ffc5a9a1fc9','da37083f-d551-43ba-ae63-46cbab34022d','王示例','财务总监','0571-00000000','周一不在',1,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE plans (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	inputs TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (id), 
	CONSTRAINT fk_plans_client_id FOREIGN KEY(client_id) REFERENCES clients (id), 
	CONSTRAINT uq_plans_client_id UNIQUE (client_id)
);
INSERT INTO "plans" VALUES('99f27e79-6bd3-4bad-a45a-acf3faf7fefe','da37083f-d551-43ba-ae63-46cbab34022d','{"growth": {"较可能": {"revenue": "10%"}}, "title": "little_giant", "years": 3}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "received" VALUES('b2f6ead6-cd7b-4b62-b02c-a0895f3e81d9','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('084f03f0-d66a-4ad2-96e8-005b7fe4c977','da37083f-d551-43ba-ae63-46cbab34022d','9758560b-124b-4e4a-aecb-755c14c4f40e','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('05980f8e-7902-46ea-9a5d-36dc5fcb9815','e0593d32-35b5-4938-8bac-f3a5d6c06dae',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('702d5cfd-09b6-404e-9501-60d7305955f8','e0593d32-35b5-4938-8bac-f3a5d6c06dae','7e7bcceb-f6b5-409c-a67c-748cb9dfb5f2','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('d0a4629a-cc44-463f-9213-ea2282acf79e','da37083f-d551-43ba-ae63-46cbab34022d','9758560b-124b-4e4a-aecb-755c14c4f40e','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "recognitions" VALUES('e9ae0c85-4abd-4133-846b-28bba580a583','da37083f-d551-43ba-ae63-46cbab34022d','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('39bd5499-ba58-4ca5-b407-04189600f877','da37083f-d551-43ba-ae63-46cbab34022d','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('5ac1a563-a398-4f2d-9285-7ea46d3cbd2c','e0593d32-35b5-4938-8bac-f3a5d6c06dae','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('0fc3b363-87cc-46fe-a2e9-def24e445add','e0593d32-35b5-4938-8bac-f3a5d6c06dae','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('1373289f-811c-4864-9b03-058184dca224','da37083f-d551-43ba-ae63-46cbab34022d','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "steps" VALUES('c174e17d-f101-4f40-87ca-523d825cb8c6','da37083f-d551-43ba-ae63-46cbab34022d','fc8d023f-abf9-4cda-8374-69e544ba8775',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('b776e450-9af4-41a7-bc82-4deb6b68c806','da37083f-d551-43ba-ae63-46cbab34022d','fc8d023f-abf9-4cda-8374-69e544ba8775',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('c3dbc3b4-1142-419b-90a7-0102c6874600','da37083f-d551-43ba-ae63-46cbab34022d','fc8d023f-abf9-4cda-8374-69e544ba8775',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'d0a4629a-cc44-463f-9213-ea2282acf79e','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('1978ec44-c11c-4340-8990-27921293659b','da37083f-d551-43ba-ae63-46cbab34022d','f30e73ce-af9e-455c-9d81-106ba73de0a6',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('b99d6db4-dcfd-454f-b33e-9cd2a4816a1c','da37083f-d551-43ba-ae63-46cbab34022d','f30e73ce-af9e-455c-9d81-106ba73de0a6',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','1373289f-811c-4864-9b03-058184dca224',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('2b58536b-7246-465f-b1ee-b95f8bbbd14e','da37083f-d551-43ba-ae63-46cbab34022d','f30e73ce-af9e-455c-9d81-106ba73de0a6',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE tags (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	word TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_tags PRIMARY KEY (id), 
	CONSTRAINT uq_tags_client_id_word UNIQUE (client_id, word), 
	CONSTRAINT fk_tags_client_id FOREIGN KEY(client_id) REFERENCES clients (id)
);
INSERT INTO "tags" VALUES('97893a67-7397-49c3-90d7-25abd683d1d0','da37083f-d551-43ba-ae63-46cbab34022d','重点','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tags" VALUES('bcc78f14-946f-4bb5-ba87-3e4ce9625e2d','da37083f-d551-43ba-ae63-46cbab34022d','外贸','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE tasks (
	id VARCHAR(36) NOT NULL, 
	client_id VARCHAR(36) NOT NULL, 
	application_id VARCHAR(36), 
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
INSERT INTO "tasks" VALUES('1fc7ad3c-f4fc-4b6b-9cbc-28a0cc74836c','da37083f-d551-43ba-ae63-46cbab34022d','fc8d023f-abf9-4cda-8374-69e544ba8775','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('ab5d4bb6-c7d7-4227-8eea-188d69b5f557','da37083f-d551-43ba-ae63-46cbab34022d',NULL,'回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "windows" VALUES('e3805f4a-e804-477f-b698-1af414662fc3','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE INDEX ix_assessments_client_id_run_at ON assessments (client_id, run_at);
CREATE INDEX ix_journal_change_set ON journal (change_set);
CREATE INDEX ix_journal_client_id_change_set ON journal (client_id, change_set);
CREATE INDEX ix_recognitions_client_id ON recognitions (client_id);
CREATE INDEX ix_facts_client_id ON facts (client_id);
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
CREATE INDEX ix_people_client_id ON people (client_id);
CREATE INDEX ix_links_client_id ON links (client_id);
CREATE INDEX ix_links_other_id ON links (other_id);
CREATE INDEX ix_files_sha256 ON files (sha256);
CREATE INDEX ix_file_uses_client_id ON file_uses (client_id);
CREATE INDEX ix_facts_item_id ON facts (item_id) WHERE item_id IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change_sets',15);
INSERT INTO "sqlite_sequence" VALUES('journal',121);
COMMIT;
