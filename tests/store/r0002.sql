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
INSERT INTO "answers" VALUES('f4900009-a3ec-4325-885e-bf3111ab2b0c','cdd507de-70b9-49da-a1ab-522bb86626c7','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('f55222c4-04aa-4994-97be-2842535737a7','cdd507de-70b9-49da-a1ab-522bb86626c7','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('78f80a25-c558-45e1-b186-15aacb1747e5','cdd507de-70b9-49da-a1ab-522bb86626c7','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('b42ca1b7-613d-4e74-b0d8-4b57d40d7fb1','a9127b10-3d8a-438a-a05b-d502b06f735c','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('83182de2-989d-4904-8113-9953fe51e257','a9127b10-3d8a-438a-a05b-d502b06f735c','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('02fe570e-5e38-44e6-bdd9-f2c089488ff1','a9127b10-3d8a-438a-a05b-d502b06f735c','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "applications" VALUES('3d64f5f0-08f9-4fa0-b63e-5c847eaba792','cdd507de-70b9-49da-a1ab-522bb86626c7','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','e651da79-09e0-45a8-9644-82656ad8126f','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('e6a35ff8-ee0e-49b3-9fb0-18214151b298','cdd507de-70b9-49da-a1ab-522bb86626c7','title','little_giant','2026.11.1','','2026','e651da79-09e0-45a8-9644-82656ad8126f','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "assessments" VALUES('2bf77e7c-46ff-47ef-9bec-28527309d71d','cdd507de-70b9-49da-a1ab-522bb86626c7','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('bb280911-0617-42fb-9e99-d141e05fb79d','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "clients" VALUES('cdd507de-70b9-49da-a1ab-522bb86626c7','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('5947dc36-5359-47ca-8bd9-df973bf99782','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('a9127b10-3d8a-438a-a05b-d502b06f735c','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
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
INSERT INTO "contacts" VALUES('62c53f62-5697-4dde-8b51-e6c425a3a65c','cdd507de-70b9-49da-a1ab-522bb86626c7','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "declarations" VALUES('aaffe8ce-e0b4-4d91-b206-3aabad4a7771','cdd507de-70b9-49da-a1ab-522bb86626c7','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('9b72122c-e163-4c3c-b5ab-d78ce5358a16','cdd507de-70b9-49da-a1ab-522bb86626c7','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('61c60524-af39-4928-bc64-922020f9d3dc','a9127b10-3d8a-438a-a05b-d502b06f735c','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('211c433e-df5b-486b-900f-38f86faacb5c','a9127b10-3d8a-438a-a05b-d502b06f735c','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "facts" VALUES('06c49068-9f58-4b7d-a783-51e3ff29d872','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('661c37b0-9ed1-4fb1-879a-0d4190bbcaa5','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8182fc6c-6f11-4da7-b952-fda9c4f8d7b6','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('49f49f1e-c4d1-42c2-bd97-d43610c405ce','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a06f17fc-6dfa-4b9f-b77f-f4c33107125b','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e2936581-6643-427c-9444-63c984a46441','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a5a58319-d33c-4b78-ab41-7eb3ee65c5da','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('d8c091e5-a1b1-4e67-8b71-179bbce3a5e5','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3565602c-90b9-45fa-bd67-d73563eecb70','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3c532c2c-2b99-40b0-a6f4-f102a55f28e5','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('94d4d789-62af-4926-a3a9-cfd8820eb281','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6aba0721-568f-4419-93b3-1ab8e65546f1','cdd507de-70b9-49da-a1ab-522bb86626c7','c3da1ee8-004f-4e15-9e7a-e3ba8761982a','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('afb3f075-6f0a-47dc-987f-b5cce1f5b47a','cdd507de-70b9-49da-a1ab-522bb86626c7','c3da1ee8-004f-4e15-9e7a-e3ba8761982a','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('e93ad944-814e-41ae-9324-cb42ff1499cf','cdd507de-70b9-49da-a1ab-522bb86626c7','c3da1ee8-004f-4e15-9e7a-e3ba8761982a','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('71c1826c-a8b2-4ff4-8784-53ed76412255','cdd507de-70b9-49da-a1ab-522bb86626c7','c560949a-ef16-4d43-98ec-e33e7d9096da','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('dc6c90b5-b4a3-4c01-9632-10da887c0e95','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9d84e7aa-87a3-4c80-b864-2569c890be76','5947dc36-5359-47ca-8bd9-df973bf99782',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9f8dc4f8-cad4-4d24-b023-9ec3dfd9e414','5947dc36-5359-47ca-8bd9-df973bf99782',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('bf87f9b4-2470-4bab-9c0e-95b5b04fd3c7','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('2cb9a8f3-d7e9-4ce1-80de-477ac2e3f915','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0b02d83d-a059-4fa4-b216-7c5c7aaa8664','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('371afb2a-9630-46a0-ae4b-9d3da62d5b90','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c3926cc5-359f-4d82-9670-b241be03e944','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('31e73f78-5c56-4bc4-ab9b-1f2515ea4a84','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7a624a64-69cd-4c71-a8dd-b7d1aaf73374','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b5951a6e-8d65-485a-9c16-e8dd472e9f54','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('0ea99129-819d-4dfb-8368-1ed875b35fcc','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('2d6f275e-1031-4165-ba93-fac24c954b7d','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('7375b471-983e-4db0-97dc-005e19b0de22','a9127b10-3d8a-438a-a05b-d502b06f735c','a7ec0933-b1db-4d91-8582-ff4017bfbf19','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('dd00c6c0-41d5-4cd6-85bd-6f6454c72840','a9127b10-3d8a-438a-a05b-d502b06f735c','a7ec0933-b1db-4d91-8582-ff4017bfbf19','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5fd8978e-fa7d-47de-b65c-d5bd7da418df','a9127b10-3d8a-438a-a05b-d502b06f735c','a7ec0933-b1db-4d91-8582-ff4017bfbf19','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('480137cc-8e8b-4621-b1bb-1a19afeb92c9','a9127b10-3d8a-438a-a05b-d502b06f735c','08959637-97db-4b4e-abd0-f5756cb2da44','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c3cb0529-ff3b-4d24-bf1c-a7761ae221d1','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "former_names" VALUES('51d24e0c-4e37-4f44-b6d4-83e29d5cba93','cdd507de-70b9-49da-a1ab-522bb86626c7','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "items" VALUES('c3da1ee8-004f-4e15-9e7a-e3ba8761982a','cdd507de-70b9-49da-a1ab-522bb86626c7','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('c560949a-ef16-4d43-98ec-e33e7d9096da','cdd507de-70b9-49da-a1ab-522bb86626c7','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('4aec9612-f308-445c-90ca-1310bd41f8e9','cdd507de-70b9-49da-a1ab-522bb86626c7','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('a7ec0933-b1db-4d91-8582-ff4017bfbf19','a9127b10-3d8a-438a-a05b-d502b06f735c','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('08959637-97db-4b4e-abd0-f5756cb2da44','a9127b10-3d8a-438a-a05b-d502b06f735c','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('21cd01f5-a471-42b2-a205-7446865f290d','a9127b10-3d8a-438a-a05b-d502b06f735c','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "journal" VALUES(1,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','clients','cdd507de-70b9-49da-a1ab-522bb86626c7','insert','',NULL,'{"id":"cdd507de-70b9-49da-a1ab-522bb86626c7","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','former_names','51d24e0c-4e37-4f44-b6d4-83e29d5cba93','insert','',NULL,'{"id":"51d24e0c-4e37-4f44-b6d4-83e29d5cba93","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','items','c3da1ee8-004f-4e15-9e7a-e3ba8761982a','insert','',NULL,'{"id":"c3da1ee8-004f-4e15-9e7a-e3ba8761982a","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','items','c560949a-ef16-4d43-98ec-e33e7d9096da','insert','',NULL,'{"id":"c560949a-ef16-4d43-98ec-e33e7d9096da","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','items','4aec9612-f308-445c-90ca-1310bd41f8e9','insert','',NULL,'{"id":"4aec9612-f308-445c-90ca-1310bd41f8e9","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','06c49068-9f58-4b7d-a783-51e3ff29d872','insert','',NULL,'{"id":"06c49068-9f58-4b7d-a783-51e3ff29d872","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','661c37b0-9ed1-4fb1-879a-0d4190bbcaa5','insert','',NULL,'{"id":"661c37b0-9ed1-4fb1-879a-0d4190bbcaa5","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','8182fc6c-6f11-4da7-b952-fda9c4f8d7b6','insert','',NULL,'{"id":"8182fc6c-6f11-4da7-b952-fda9c4f8d7b6","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','49f49f1e-c4d1-42c2-bd97-d43610c405ce','insert','',NULL,'{"id":"49f49f1e-c4d1-42c2-bd97-d43610c405ce","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','a06f17fc-6dfa-4b9f-b77f-f4c33107125b','insert','',NULL,'{"id":"a06f17fc-6dfa-4b9f-b77f-f4c33107125b","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','e2936581-6643-427c-9444-63c984a46441','insert','',NULL,'{"id":"e2936581-6643-427c-9444-63c984a46441","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','a5a58319-d33c-4b78-ab41-7eb3ee65c5da','insert','',NULL,'{"id":"a5a58319-d33c-4b78-ab41-7eb3ee65c5da","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','d8c091e5-a1b1-4e67-8b71-179bbce3a5e5','insert','',NULL,'{"id":"d8c091e5-a1b1-4e67-8b71-179bbce3a5e5","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','3565602c-90b9-45fa-bd67-d73563eecb70','insert','',NULL,'{"id":"3565602c-90b9-45fa-bd67-d73563eecb70","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','3c532c2c-2b99-40b0-a6f4-f102a55f28e5','insert','',NULL,'{"id":"3c532c2c-2b99-40b0-a6f4-f102a55f28e5","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','94d4d789-62af-4926-a3a9-cfd8820eb281','insert','',NULL,'{"id":"94d4d789-62af-4926-a3a9-cfd8820eb281","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','6aba0721-568f-4419-93b3-1ab8e65546f1','insert','',NULL,'{"id":"6aba0721-568f-4419-93b3-1ab8e65546f1","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":"c3da1ee8-004f-4e15-9e7a-e3ba8761982a","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','afb3f075-6f0a-47dc-987f-b5cce1f5b47a','insert','',NULL,'{"id":"afb3f075-6f0a-47dc-987f-b5cce1f5b47a","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":"c3da1ee8-004f-4e15-9e7a-e3ba8761982a","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','e93ad944-814e-41ae-9324-cb42ff1499cf','insert','',NULL,'{"id":"e93ad944-814e-41ae-9324-cb42ff1499cf","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":"c3da1ee8-004f-4e15-9e7a-e3ba8761982a","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','71c1826c-a8b2-4ff4-8784-53ed76412255','insert','',NULL,'{"id":"71c1826c-a8b2-4ff4-8784-53ed76412255","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":"c560949a-ef16-4d43-98ec-e33e7d9096da","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','recognitions','c3e51a86-22b9-4a8a-8f6f-981f6672fdff','insert','',NULL,'{"id":"c3e51a86-22b9-4a8a-8f6f-981f6672fdff","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','recognitions','36c9506f-f7ed-4bcf-9b0d-ea9ee34d5ea2','insert','',NULL,'{"id":"36c9506f-f7ed-4bcf-9b0d-ea9ee34d5ea2","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','received','2fdba82b-50bd-4fd7-ba08-5fce26cbff31','insert','',NULL,'{"id":"2fdba82b-50bd-4fd7-ba08-5fce26cbff31","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','received','1cdd62bc-cf71-45bd-afb9-fbbde7a22776','insert','',NULL,'{"id":"1cdd62bc-cf71-45bd-afb9-fbbde7a22776","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":"c3da1ee8-004f-4e15-9e7a-e3ba8761982a","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','declarations','aaffe8ce-e0b4-4d91-b206-3aabad4a7771','insert','',NULL,'{"id":"aaffe8ce-e0b4-4d91-b206-3aabad4a7771","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','declarations','9b72122c-e163-4c3c-b5ab-d78ce5358a16','insert','',NULL,'{"id":"9b72122c-e163-4c3c-b5ab-d78ce5358a16","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','answers','f4900009-a3ec-4325-885e-bf3111ab2b0c','insert','',NULL,'{"id":"f4900009-a3ec-4325-885e-bf3111ab2b0c","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','answers','f55222c4-04aa-4994-97be-2842535737a7','insert','',NULL,'{"id":"f55222c4-04aa-4994-97be-2842535737a7","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'cdd507de-70b9-49da-a1ab-522bb86626c7','answers','78f80a25-c558-45e1-b186-15aacb1747e5','insert','',NULL,'{"id":"78f80a25-c558-45e1-b186-15aacb1747e5","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','a5a58319-d33c-4b78-ab41-7eb3ee65c5da','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'cdd507de-70b9-49da-a1ab-522bb86626c7','facts','dc6c90b5-b4a3-4c01-9632-10da887c0e95','insert','',NULL,'{"id":"dc6c90b5-b4a3-4c01-9632-10da887c0e95","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'5947dc36-5359-47ca-8bd9-df973bf99782','clients','5947dc36-5359-47ca-8bd9-df973bf99782','insert','',NULL,'{"id":"5947dc36-5359-47ca-8bd9-df973bf99782","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'5947dc36-5359-47ca-8bd9-df973bf99782','facts','9d84e7aa-87a3-4c80-b864-2569c890be76','insert','',NULL,'{"id":"9d84e7aa-87a3-4c80-b864-2569c890be76","client_id":"5947dc36-5359-47ca-8bd9-df973bf99782","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'5947dc36-5359-47ca-8bd9-df973bf99782','facts','9f8dc4f8-cad4-4d24-b023-9ec3dfd9e414','insert','',NULL,'{"id":"9f8dc4f8-cad4-4d24-b023-9ec3dfd9e414","client_id":"5947dc36-5359-47ca-8bd9-df973bf99782","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'5947dc36-5359-47ca-8bd9-df973bf99782','clients','5947dc36-5359-47ca-8bd9-df973bf99782','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','clients','a9127b10-3d8a-438a-a05b-d502b06f735c','insert','',NULL,'{"id":"a9127b10-3d8a-438a-a05b-d502b06f735c","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','items','a7ec0933-b1db-4d91-8582-ff4017bfbf19','insert','',NULL,'{"id":"a7ec0933-b1db-4d91-8582-ff4017bfbf19","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','items','08959637-97db-4b4e-abd0-f5756cb2da44','insert','',NULL,'{"id":"08959637-97db-4b4e-abd0-f5756cb2da44","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','items','21cd01f5-a471-42b2-a205-7446865f290d','insert','',NULL,'{"id":"21cd01f5-a471-42b2-a205-7446865f290d","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','bf87f9b4-2470-4bab-9c0e-95b5b04fd3c7','insert','',NULL,'{"id":"bf87f9b4-2470-4bab-9c0e-95b5b04fd3c7","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','2cb9a8f3-d7e9-4ce1-80de-477ac2e3f915','insert','',NULL,'{"id":"2cb9a8f3-d7e9-4ce1-80de-477ac2e3f915","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','0b02d83d-a059-4fa4-b216-7c5c7aaa8664','insert','',NULL,'{"id":"0b02d83d-a059-4fa4-b216-7c5c7aaa8664","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','371afb2a-9630-46a0-ae4b-9d3da62d5b90','insert','',NULL,'{"id":"371afb2a-9630-46a0-ae4b-9d3da62d5b90","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','c3926cc5-359f-4d82-9670-b241be03e944','insert','',NULL,'{"id":"c3926cc5-359f-4d82-9670-b241be03e944","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','31e73f78-5c56-4bc4-ab9b-1f2515ea4a84','insert','',NULL,'{"id":"31e73f78-5c56-4bc4-ab9b-1f2515ea4a84","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','7a624a64-69cd-4c71-a8dd-b7d1aaf73374','insert','',NULL,'{"id":"7a624a64-69cd-4c71-a8dd-b7d1aaf73374","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','b5951a6e-8d65-485a-9c16-e8dd472e9f54','insert','',NULL,'{"id":"b5951a6e-8d65-485a-9c16-e8dd472e9f54","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','c3cb0529-ff3b-4d24-bf1c-a7761ae221d1','insert','',NULL,'{"id":"c3cb0529-ff3b-4d24-bf1c-a7761ae221d1","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','0ea99129-819d-4dfb-8368-1ed875b35fcc','insert','',NULL,'{"id":"0ea99129-819d-4dfb-8368-1ed875b35fcc","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','2d6f275e-1031-4165-ba93-fac24c954b7d','insert','',NULL,'{"id":"2d6f275e-1031-4165-ba93-fac24c954b7d","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','7375b471-983e-4db0-97dc-005e19b0de22','insert','',NULL,'{"id":"7375b471-983e-4db0-97dc-005e19b0de22","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":"a7ec0933-b1db-4d91-8582-ff4017bfbf19","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','dd00c6c0-41d5-4cd6-85bd-6f6454c72840','insert','',NULL,'{"id":"dd00c6c0-41d5-4cd6-85bd-6f6454c72840","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":"a7ec0933-b1db-4d91-8582-ff4017bfbf19","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','5fd8978e-fa7d-47de-b65c-d5bd7da418df','insert','',NULL,'{"id":"5fd8978e-fa7d-47de-b65c-d5bd7da418df","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":"a7ec0933-b1db-4d91-8582-ff4017bfbf19","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','480137cc-8e8b-4621-b1bb-1a19afeb92c9','insert','',NULL,'{"id":"480137cc-8e8b-4621-b1bb-1a19afeb92c9","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":"08959637-97db-4b4e-abd0-f5756cb2da44","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','recognitions','36bc618c-76dd-4eab-b866-f3a2d8012c68','insert','',NULL,'{"id":"36bc618c-76dd-4eab-b866-f3a2d8012c68","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','recognitions','fa06005d-d82c-4359-ab4d-7351eb8266eb','insert','',NULL,'{"id":"fa06005d-d82c-4359-ab4d-7351eb8266eb","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','received','93b2fd24-7f65-4f62-95f5-bb234124486c','insert','',NULL,'{"id":"93b2fd24-7f65-4f62-95f5-bb234124486c","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','received','da1c81fd-a309-4abf-92d1-429589cb934b','insert','',NULL,'{"id":"da1c81fd-a309-4abf-92d1-429589cb934b","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":"a7ec0933-b1db-4d91-8582-ff4017bfbf19","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','declarations','61c60524-af39-4928-bc64-922020f9d3dc','insert','',NULL,'{"id":"61c60524-af39-4928-bc64-922020f9d3dc","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','declarations','211c433e-df5b-486b-900f-38f86faacb5c','insert','',NULL,'{"id":"211c433e-df5b-486b-900f-38f86faacb5c","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','answers','b42ca1b7-613d-4e74-b0d8-4b57d40d7fb1','insert','',NULL,'{"id":"b42ca1b7-613d-4e74-b0d8-4b57d40d7fb1","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','answers','83182de2-989d-4904-8113-9953fe51e257','insert','',NULL,'{"id":"83182de2-989d-4904-8113-9953fe51e257","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'a9127b10-3d8a-438a-a05b-d502b06f735c','answers','02fe570e-5e38-44e6-bdd9-f2c089488ff1','insert','',NULL,'{"id":"02fe570e-5e38-44e6-bdd9-f2c089488ff1","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','c3cb0529-ff3b-4d24-bf1c-a7761ae221d1','delete','','{"id":"c3cb0529-ff3b-4d24-bf1c-a7761ae221d1","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','c3cb0529-ff3b-4d24-bf1c-a7761ae221d1','insert','',NULL,'{"id":"c3cb0529-ff3b-4d24-bf1c-a7761ae221d1","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','c3cb0529-ff3b-4d24-bf1c-a7761ae221d1','delete','','{"id":"c3cb0529-ff3b-4d24-bf1c-a7761ae221d1","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'a9127b10-3d8a-438a-a05b-d502b06f735c','facts','c3cb0529-ff3b-4d24-bf1c-a7761ae221d1','insert','',NULL,'{"id":"c3cb0529-ff3b-4d24-bf1c-a7761ae221d1","client_id":"a9127b10-3d8a-438a-a05b-d502b06f735c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','e651da79-09e0-45a8-9644-82656ad8126f','insert','',NULL,'{"id":"e651da79-09e0-45a8-9644-82656ad8126f","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','insert','',NULL,'{"id":"3d64f5f0-08f9-4fa0-b63e-5c847eaba792","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"e651da79-09e0-45a8-9644-82656ad8126f","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','insert','',NULL,'{"id":"e6a35ff8-ee0e-49b3-9fb0-18214151b298","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"e651da79-09e0-45a8-9644-82656ad8126f","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','tasks','3d8f493f-06ec-4aa1-9cd0-6f1533d8aca2','insert','',NULL,'{"id":"3d8f493f-06ec-4aa1-9cd0-6f1533d8aca2","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"3d64f5f0-08f9-4fa0-b63e-5c847eaba792","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','tasks','7c89c3e5-c04c-4149-a12b-e9c0035ceb5c','insert','',NULL,'{"id":"7c89c3e5-c04c-4149-a12b-e9c0035ceb5c","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":null,"title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','178b2fe5-21da-4164-8912-d466c9167335','insert','',NULL,'{"id":"178b2fe5-21da-4164-8912-d466c9167335","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"3d64f5f0-08f9-4fa0-b63e-5c847eaba792","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','69270458-50d9-4e09-94d2-2c477805f670','insert','',NULL,'{"id":"69270458-50d9-4e09-94d2-2c477805f670","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"3d64f5f0-08f9-4fa0-b63e-5c847eaba792","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','contacts','62c53f62-5697-4dde-8b51-e6c425a3a65c','insert','',NULL,'{"id":"62c53f62-5697-4dde-8b51-e6c425a3a65c","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'cdd507de-70b9-49da-a1ab-522bb86626c7','marks','862d61de-24f6-46aa-b4ac-04900ded82c5','insert','',NULL,'{"id":"862d61de-24f6-46aa-b4ac-04900ded82c5","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","subject":"hnte","kind":"update","occasion":"update-2026/2026","done_on":"2026-11-21","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','bb280911-0617-42fb-9e99-d141e05fb79d','insert','',NULL,'{"id":"bb280911-0617-42fb-9e99-d141e05fb79d","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','steps','73c774a8-6755-46ab-8c30-afb234d2fca2','insert','',NULL,'{"id":"73c774a8-6755-46ab-8c30-afb234d2fca2","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"3d64f5f0-08f9-4fa0-b63e-5c847eaba792","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(86,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(87,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','steps','9cd252f0-c5ed-4787-b426-9c3890cfffd1','insert','',NULL,'{"id":"9cd252f0-c5ed-4787-b426-9c3890cfffd1","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"3d64f5f0-08f9-4fa0-b63e-5c847eaba792","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(88,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(89,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(90,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','received','9e49743a-9fc2-4c12-9360-dcba187006d8','insert','',NULL,'{"id":"9e49743a-9fc2-4c12-9360-dcba187006d8","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","item_id":"c3da1ee8-004f-4e15-9e7a-e3ba8761982a","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(91,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','steps','5dd5bced-bdf3-4d3b-af0e-8efb864bd2e1','insert','',NULL,'{"id":"5dd5bced-bdf3-4d3b-af0e-8efb864bd2e1","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"3d64f5f0-08f9-4fa0-b63e-5c847eaba792","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"9e49743a-9fc2-4c12-9360-dcba187006d8","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(93,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(94,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','steps','1ebccf0b-a3a6-451d-92fc-0138d0de0800','insert','',NULL,'{"id":"1ebccf0b-a3a6-451d-92fc-0138d0de0800","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"e6a35ff8-ee0e-49b3-9fb0-18214151b298","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(95,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(96,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(97,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','recognitions','8d4e94b7-8873-4f43-a5cb-3edfa4793773','insert','',NULL,'{"id":"8d4e94b7-8873-4f43-a5cb-3edfa4793773","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(98,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','steps','e85cff1e-c486-4fc1-b740-3a6e58fc8341','insert','',NULL,'{"id":"e85cff1e-c486-4fc1-b740-3a6e58fc8341","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"e6a35ff8-ee0e-49b3-9fb0-18214151b298","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"8d4e94b7-8873-4f43-a5cb-3edfa4793773","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(100,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(101,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','steps','6beab4c0-aa16-46dd-b10f-81a06de2ad45','insert','',NULL,'{"id":"6beab4c0-aa16-46dd-b10f-81a06de2ad45","client_id":"cdd507de-70b9-49da-a1ab-522bb86626c7","application_id":"e6a35ff8-ee0e-49b3-9fb0-18214151b298","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(102,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(103,12,'cdd507de-70b9-49da-a1ab-522bb86626c7','applications','e6a35ff8-ee0e-49b3-9fb0-18214151b298','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(104,13,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','178b2fe5-21da-4164-8912-d466c9167335','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(105,13,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','178b2fe5-21da-4164-8912-d466c9167335','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(106,13,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','178b2fe5-21da-4164-8912-d466c9167335','update','note','""','"原件"');
INSERT INTO "journal" VALUES(107,14,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','178b2fe5-21da-4164-8912-d466c9167335','update','note','"原件"','""');
INSERT INTO "journal" VALUES(108,14,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','178b2fe5-21da-4164-8912-d466c9167335','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(109,14,'cdd507de-70b9-49da-a1ab-522bb86626c7','papers','178b2fe5-21da-4164-8912-d466c9167335','update','received_on','"2026-11-21"','null');
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
INSERT INTO "marks" VALUES('862d61de-24f6-46aa-b4ac-04900ded82c5','cdd507de-70b9-49da-a1ab-522bb86626c7','hnte','update','update-2026/2026','2026-11-21','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "papers" VALUES('178b2fe5-21da-4164-8912-d466c9167335','cdd507de-70b9-49da-a1ab-522bb86626c7','3d64f5f0-08f9-4fa0-b63e-5c847eaba792',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('69270458-50d9-4e09-94d2-2c477805f670','cdd507de-70b9-49da-a1ab-522bb86626c7','3d64f5f0-08f9-4fa0-b63e-5c847eaba792',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "received" VALUES('2fdba82b-50bd-4fd7-ba08-5fce26cbff31','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('1cdd62bc-cf71-45bd-afb9-fbbde7a22776','cdd507de-70b9-49da-a1ab-522bb86626c7','c3da1ee8-004f-4e15-9e7a-e3ba8761982a','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('93b2fd24-7f65-4f62-95f5-bb234124486c','a9127b10-3d8a-438a-a05b-d502b06f735c',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('da1c81fd-a309-4abf-92d1-429589cb934b','a9127b10-3d8a-438a-a05b-d502b06f735c','a7ec0933-b1db-4d91-8582-ff4017bfbf19','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('9e49743a-9fc2-4c12-9360-dcba187006d8','cdd507de-70b9-49da-a1ab-522bb86626c7','c3da1ee8-004f-4e15-9e7a-e3ba8761982a','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "recognitions" VALUES('c3e51a86-22b9-4a8a-8f6f-981f6672fdff','cdd507de-70b9-49da-a1ab-522bb86626c7','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('36c9506f-f7ed-4bcf-9b0d-ea9ee34d5ea2','cdd507de-70b9-49da-a1ab-522bb86626c7','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('36bc618c-76dd-4eab-b866-f3a2d8012c68','a9127b10-3d8a-438a-a05b-d502b06f735c','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('fa06005d-d82c-4359-ab4d-7351eb8266eb','a9127b10-3d8a-438a-a05b-d502b06f735c','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('8d4e94b7-8873-4f43-a5cb-3edfa4793773','cdd507de-70b9-49da-a1ab-522bb86626c7','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "steps" VALUES('73c774a8-6755-46ab-8c30-afb234d2fca2','cdd507de-70b9-49da-a1ab-522bb86626c7','3d64f5f0-08f9-4fa0-b63e-5c847eaba792',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('9cd252f0-c5ed-4787-b426-9c3890cfffd1','cdd507de-70b9-49da-a1ab-522bb86626c7','3d64f5f0-08f9-4fa0-b63e-5c847eaba792',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('5dd5bced-bdf3-4d3b-af0e-8efb864bd2e1','cdd507de-70b9-49da-a1ab-522bb86626c7','3d64f5f0-08f9-4fa0-b63e-5c847eaba792',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'9e49743a-9fc2-4c12-9360-dcba187006d8','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('1ebccf0b-a3a6-451d-92fc-0138d0de0800','cdd507de-70b9-49da-a1ab-522bb86626c7','e6a35ff8-ee0e-49b3-9fb0-18214151b298',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('e85cff1e-c486-4fc1-b740-3a6e58fc8341','cdd507de-70b9-49da-a1ab-522bb86626c7','e6a35ff8-ee0e-49b3-9fb0-18214151b298',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','8d4e94b7-8873-4f43-a5cb-3edfa4793773',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('6beab4c0-aa16-46dd-b10f-81a06de2ad45','cdd507de-70b9-49da-a1ab-522bb86626c7','e6a35ff8-ee0e-49b3-9fb0-18214151b298',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "tasks" VALUES('3d8f493f-06ec-4aa1-9cd0-6f1533d8aca2','cdd507de-70b9-49da-a1ab-522bb86626c7','3d64f5f0-08f9-4fa0-b63e-5c847eaba792','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('7c89c3e5-c04c-4149-a12b-e9c0035ceb5c','cdd507de-70b9-49da-a1ab-522bb86626c7',NULL,'回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "windows" VALUES('e651da79-09e0-45a8-9644-82656ad8126f','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
