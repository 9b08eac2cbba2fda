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
INSERT INTO "answers" VALUES('3bc9259c-0ef6-4457-8098-761b13e5a123','0dc15716-92af-48e0-a194-ca492613ebe6','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('75d1675f-a2f8-4333-86d7-20c1d9733fde','0dc15716-92af-48e0-a194-ca492613ebe6','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('54af8db5-374c-4f09-ab11-5b984dba8bb7','0dc15716-92af-48e0-a194-ca492613ebe6','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('370eee62-53c0-4bb7-9360-0d08f4fc3669','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','judgement:strong','yes','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('c1078035-d8cf-4165-9b82-1659b8fa0922','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','judgement:fit@tech_renovation#1','no','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "answers" VALUES('e45a0c52-897d-4ac1-8f5e-abd535459ddc','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','reading:cap','year','随客户文件导入','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "applications" VALUES('c36135a6-4e41-4707-b720-685d2670ea56','0dc15716-92af-48e0-a194-ca492613ebe6','measure','hz-2025-66.7.renovation','2026.11.1','tech_renovation#1','2026','36931b18-be75-441f-aade-42f160c7a36a','first','2026-11-21','paying','2026-09-01',NULL,NULL,NULL,NULL,'约区经信局','2026-12-01','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "applications" VALUES('2d3a5521-d1c8-4e56-b93f-c79a380824ad','0dc15716-92af-48e0-a194-ca492613ebe6','title','little_giant','2026.11.1','','2026','36931b18-be75-441f-aade-42f160c7a36a','renewal','2026-11-21','re_review','2026-10-01',0,20000000,1,'2026-11-21','',NULL,'示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "assessments" VALUES('d37cdd38-668a-4705-9103-91eb3daf86dc','0dc15716-92af-48e0-a194-ca492613ebe6','2026-11-21','2026-11-21 12:00:00.000000','2026.11.1','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',0,20000000,40000000,'{"client":"示例甲制造有限公司","uscc":"91330109MADEM0011R","region":"330109","as_of":"2026-11-21","content_version":"2026.11.1","digest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","drafts":false,"measures":[],"totals":{"confirmed":"200000","leads":"200000","possible":"400000","drafts_possible":"0","fixed":"200000","ceiling":"0","competitive":"0","others":"0"},"ladder":{"standing":"srdi_sme","name":"专精特新中小企业","known":true,"next":{"tier":"little_giant","name":"小巨人"},"renewals":[],"others":[],"duties":[]}}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE board_views (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	choices TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_board_views PRIMARY KEY (id), 
	CONSTRAINT uq_board_views_name UNIQUE (name)
);
INSERT INTO "board_views" VALUES('7898d36a-8d2c-41c4-bd01-c50ae882405c','我的','{"city": "杭州市", "lanes": "advisor"}','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "clients" VALUES('0dc15716-92af-48e0-a194-ca492613ebe6','示例甲制造有限公司','示例甲','91330109MADEM0011R',0,'330109','通用设备制造业','示例备注',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
INSERT INTO "clients" VALUES('9287824e-7b6e-4686-8065-4ced2b94f6f5','示例乙有限公司','','91330109MADEM00110',1,NULL,'','',1,'2026-11-21 12:00:00.000000',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','李航');
INSERT INTO "clients" VALUES('51d3845f-c5b3-4841-9d09-1d59c37e6e2c','示例丙有限公司','',NULL,0,'330109','','',0,NULL,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','');
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
INSERT INTO "contacts" VALUES('72e7b9c0-c478-442e-a560-380837c88e4f','0dc15716-92af-48e0-a194-ca492613ebe6','promise','2026-11-21','寄审计报告','王工','2026-12-20',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "declarations" VALUES('5c3b2d71-b025-4690-a137-d1c2e638bf78','0dc15716-92af-48e0-a194-ca492613ebe6','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('a24b203c-392e-4c25-8f8e-cc8a2b2604f4','0dc15716-92af-48e0-a194-ca492613ebe6','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('0338c11e-6cf7-400d-9023-e7c105f90d8c','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','items:tech_renovation','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "declarations" VALUES('61386e20-4d93-4a63-ba4a-879039e6f693','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','recognitions','2026-11-21','陈玥','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "duties_done" VALUES('92f1be40-0956-493d-b91b-1bd5c3dc1990','0dc15716-92af-48e0-a194-ca492613ebe6','hnte:yearly','2026-05-31','2026-05-20','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "facts" VALUES('d9145e28-5a23-414e-bc84-143e27a6dd3f','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c1e8d59a-6634-4d92-a772-35b16fc5f5b0','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5b53b5d8-0a96-405f-bfb8-cfa1221722d2','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9af9f595-e41c-44f8-98d3-fc3d5465090c','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('035670b9-a1a2-48e3-91d8-242112a6c632','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('47979193-e627-4647-8e70-db594b12dae6','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4447a1b4-bdca-4faa-9d08-11a2f5abeeac','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('569c04eb-95ef-47df-8373-cbb09c0ea547','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('16a42100-c391-48ff-a0da-3035017b91f1','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4a309b1c-f0f2-4995-b484-a35f01efe992','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('374aedf6-6239-402b-a663-f6ee1bc2ef5a','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('3a00c8ee-b803-4195-a094-b28775fdcba1','0dc15716-92af-48e0-a194-ca492613ebe6','6f78ee4a-ca7e-408e-bc66-67e6421a93a0','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('2e052bee-3019-42cb-b49b-5a57784c1b10','0dc15716-92af-48e0-a194-ca492613ebe6','6f78ee4a-ca7e-408e-bc66-67e6421a93a0','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('6939bbed-b8b3-4738-9653-2886b660b666','0dc15716-92af-48e0-a194-ca492613ebe6','6f78ee4a-ca7e-408e-bc66-67e6421a93a0','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('38ec5541-7445-4f05-b045-07064881b7a8','0dc15716-92af-48e0-a194-ca492613ebe6','5435f562-48a5-4491-8101-364096314825','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5f008216-c5d0-4fda-8b7b-b466158a8293','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'revenue',2025,'decimal','95000000','tax','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('8b0a7b56-da54-499b-a1f6-4977ad09d626','9287824e-7b6e-4686-8065-4ced2b94f6f5',NULL,'employees',2024,'integer','12','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('170f782d-3ac3-4146-b752-be82fa5bf757','9287824e-7b6e-4686-8065-4ced2b94f6f5',NULL,'patents',NULL,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('a99c2a4d-b0c2-4ce9-9686-34908efdd0df','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'is_manufacturing',NULL,'bool','true','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('fe9328da-162b-4b48-ab8a-e5cb056f13b1','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'established_on',NULL,'date','2016-05-18','certificate','营业执照',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('44bf7058-3b5e-469f-97a1-3af25d680760','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'main_product',NULL,'text','减速器“轻量”型','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b958c879-23e4-492d-b553-569d20e822a2','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'share',NULL,'text','private','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('00fca380-02e6-466d-b5e3-48bb4355499a','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'patents',NULL,'integer','0','platform','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('476ce2aa-6ad0-4011-95dd-d45b2d578136','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'revenue',2024,'decimal','78500000','audit','审计报告第 3 页','2025-04-01','','合并口径',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('bec62910-b387-4253-a314-d230f60d18af','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'revenue',2025,'decimal','96300000.55','self','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('4071510c-290d-443f-a7b3-1d42f7eb7538','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'profit',2025,'decimal','-120000','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('5cab62b3-d10b-4d82-b537-9b141b669cc3','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'debt_ratio',2025,'decimal','0.4125','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('09477a0a-2b54-4513-85f7-d70b70052418','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'capacity',2025,'blank','not_applicable','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('9c1909ff-d874-49d5-8f38-95d1dbcff497','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','cfd06f29-4539-4d82-9af3-761894cf9a9e','name',NULL,'text','示例产线改造','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('1b4b2a0a-8fc4-4fef-af4d-bb59300a87e3','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','cfd06f29-4539-4d82-9af3-761894cf9a9e','investment',NULL,'decimal','20000000','audit','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('b3fbf679-7f7d-4457-9539-67f3b2c913ce','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','cfd06f29-4539-4d82-9af3-761894cf9a9e','completed_on',NULL,'date','2027-03-01','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('59bceb01-131f-49ba-984e-9a50445b36ef','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','fb32ea6c-fcad-4904-9e0b-0e83be979240','doctor',NULL,'bool','false','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "facts" VALUES('c3147671-4f07-48f3-a242-7d778b1e841f','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'employees',2025,'integer','158','','',NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "former_names" VALUES('8807d0e7-63a2-4244-99fb-774c5d1a387c','0dc15716-92af-48e0-a194-ca492613ebe6','示例旧名有限公司',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "items" VALUES('6f78ee4a-ca7e-408e-bc66-67e6421a93a0','0dc15716-92af-48e0-a194-ca492613ebe6','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('5435f562-48a5-4491-8101-364096314825','0dc15716-92af-48e0-a194-ca492613ebe6','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('4b415df2-4289-4bba-9c8b-53707ddf7ad8','0dc15716-92af-48e0-a194-ca492613ebe6','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('cfd06f29-4539-4d82-9af3-761894cf9a9e','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','tech_renovation','tech_renovation#1',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('fb32ea6c-fcad-4904-9e0b-0e83be979240','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','talent','示例人员',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "items" VALUES('bbeffc97-789e-47cf-8d5b-93f13ae447f5','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','tech_renovation','tech_renovation#2',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "journal" VALUES(1,1,'0dc15716-92af-48e0-a194-ca492613ebe6','clients','0dc15716-92af-48e0-a194-ca492613ebe6','insert','',NULL,'{"id":"0dc15716-92af-48e0-a194-ca492613ebe6","name":"示例甲制造有限公司","short_name":"示例甲","uscc":"91330109MADEM0011R","uscc_pilot":false,"region":"330109","industry":"通用设备制造业","advisor":"","note":"示例备注","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(2,1,'0dc15716-92af-48e0-a194-ca492613ebe6','former_names','8807d0e7-63a2-4244-99fb-774c5d1a387c','insert','',NULL,'{"id":"8807d0e7-63a2-4244-99fb-774c5d1a387c","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","name":"示例旧名有限公司","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(3,1,'0dc15716-92af-48e0-a194-ca492613ebe6','items','6f78ee4a-ca7e-408e-bc66-67e6421a93a0','insert','',NULL,'{"id":"6f78ee4a-ca7e-408e-bc66-67e6421a93a0","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(4,1,'0dc15716-92af-48e0-a194-ca492613ebe6','items','5435f562-48a5-4491-8101-364096314825','insert','',NULL,'{"id":"5435f562-48a5-4491-8101-364096314825","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(5,1,'0dc15716-92af-48e0-a194-ca492613ebe6','items','4b415df2-4289-4bba-9c8b-53707ddf7ad8','insert','',NULL,'{"id":"4b415df2-4289-4bba-9c8b-53707ddf7ad8","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(6,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','d9145e28-5a23-414e-bc84-143e27a6dd3f','insert','',NULL,'{"id":"d9145e28-5a23-414e-bc84-143e27a6dd3f","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(7,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','c1e8d59a-6634-4d92-a772-35b16fc5f5b0','insert','',NULL,'{"id":"c1e8d59a-6634-4d92-a772-35b16fc5f5b0","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(8,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','5b53b5d8-0a96-405f-bfb8-cfa1221722d2','insert','',NULL,'{"id":"5b53b5d8-0a96-405f-bfb8-cfa1221722d2","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(9,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','9af9f595-e41c-44f8-98d3-fc3d5465090c','insert','',NULL,'{"id":"9af9f595-e41c-44f8-98d3-fc3d5465090c","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(10,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','035670b9-a1a2-48e3-91d8-242112a6c632','insert','',NULL,'{"id":"035670b9-a1a2-48e3-91d8-242112a6c632","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(11,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','47979193-e627-4647-8e70-db594b12dae6','insert','',NULL,'{"id":"47979193-e627-4647-8e70-db594b12dae6","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(12,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','4447a1b4-bdca-4faa-9d08-11a2f5abeeac','insert','',NULL,'{"id":"4447a1b4-bdca-4faa-9d08-11a2f5abeeac","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(13,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','569c04eb-95ef-47df-8373-cbb09c0ea547','insert','',NULL,'{"id":"569c04eb-95ef-47df-8373-cbb09c0ea547","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(14,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','16a42100-c391-48ff-a0da-3035017b91f1','insert','',NULL,'{"id":"16a42100-c391-48ff-a0da-3035017b91f1","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(15,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','4a309b1c-f0f2-4995-b484-a35f01efe992','insert','',NULL,'{"id":"4a309b1c-f0f2-4995-b484-a35f01efe992","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(16,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','374aedf6-6239-402b-a663-f6ee1bc2ef5a','insert','',NULL,'{"id":"374aedf6-6239-402b-a663-f6ee1bc2ef5a","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(17,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','3a00c8ee-b803-4195-a094-b28775fdcba1','insert','',NULL,'{"id":"3a00c8ee-b803-4195-a094-b28775fdcba1","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":"6f78ee4a-ca7e-408e-bc66-67e6421a93a0","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(18,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','2e052bee-3019-42cb-b49b-5a57784c1b10','insert','',NULL,'{"id":"2e052bee-3019-42cb-b49b-5a57784c1b10","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":"6f78ee4a-ca7e-408e-bc66-67e6421a93a0","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(19,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','6939bbed-b8b3-4738-9653-2886b660b666','insert','',NULL,'{"id":"6939bbed-b8b3-4738-9653-2886b660b666","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":"6f78ee4a-ca7e-408e-bc66-67e6421a93a0","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(20,1,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','38ec5541-7445-4f05-b045-07064881b7a8','insert','',NULL,'{"id":"38ec5541-7445-4f05-b045-07064881b7a8","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":"5435f562-48a5-4491-8101-364096314825","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(21,1,'0dc15716-92af-48e0-a194-ca492613ebe6','recognitions','fe2e60e0-9856-4916-ab47-d816669589fa','insert','',NULL,'{"id":"fe2e60e0-9856-4916-ab47-d816669589fa","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(22,1,'0dc15716-92af-48e0-a194-ca492613ebe6','recognitions','42a150c3-17fa-4b77-bc04-e606d5c0a0ec','insert','',NULL,'{"id":"42a150c3-17fa-4b77-bc04-e606d5c0a0ec","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(23,1,'0dc15716-92af-48e0-a194-ca492613ebe6','received','67f35988-a4d8-4d18-b8b7-c546a621a017','insert','',NULL,'{"id":"67f35988-a4d8-4d18-b8b7-c546a621a017","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(24,1,'0dc15716-92af-48e0-a194-ca492613ebe6','received','fd82afc2-f3ac-4c32-a1dc-bb85eebcb3ff','insert','',NULL,'{"id":"fd82afc2-f3ac-4c32-a1dc-bb85eebcb3ff","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":"6f78ee4a-ca7e-408e-bc66-67e6421a93a0","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(25,1,'0dc15716-92af-48e0-a194-ca492613ebe6','declarations','5c3b2d71-b025-4690-a137-d1c2e638bf78','insert','',NULL,'{"id":"5c3b2d71-b025-4690-a137-d1c2e638bf78","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(26,1,'0dc15716-92af-48e0-a194-ca492613ebe6','declarations','a24b203c-392e-4c25-8f8e-cc8a2b2604f4','insert','',NULL,'{"id":"a24b203c-392e-4c25-8f8e-cc8a2b2604f4","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(27,1,'0dc15716-92af-48e0-a194-ca492613ebe6','answers','3bc9259c-0ef6-4457-8098-761b13e5a123','insert','',NULL,'{"id":"3bc9259c-0ef6-4457-8098-761b13e5a123","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(28,1,'0dc15716-92af-48e0-a194-ca492613ebe6','answers','75d1675f-a2f8-4333-86d7-20c1d9733fde','insert','',NULL,'{"id":"75d1675f-a2f8-4333-86d7-20c1d9733fde","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(29,1,'0dc15716-92af-48e0-a194-ca492613ebe6','answers','54af8db5-374c-4f09-ab11-5b984dba8bb7','insert','',NULL,'{"id":"54af8db5-374c-4f09-ab11-5b984dba8bb7","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(30,2,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','4447a1b4-bdca-4faa-9d08-11a2f5abeeac','update','adopted','true','false');
INSERT INTO "journal" VALUES(31,2,'0dc15716-92af-48e0-a194-ca492613ebe6','facts','5f008216-c5d0-4fda-8b7b-b466158a8293','insert','',NULL,'{"id":"5f008216-c5d0-4fda-8b7b-b466158a8293","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"95000000","source":"tax","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(32,3,'9287824e-7b6e-4686-8065-4ced2b94f6f5','clients','9287824e-7b6e-4686-8065-4ced2b94f6f5','insert','',NULL,'{"id":"9287824e-7b6e-4686-8065-4ced2b94f6f5","name":"示例乙有限公司","short_name":"","uscc":"91330109MADEM00110","uscc_pilot":true,"region":null,"industry":"","advisor":"李航","note":"","demo":true,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(33,4,'9287824e-7b6e-4686-8065-4ced2b94f6f5','facts','8b0a7b56-da54-499b-a1f6-4977ad09d626','insert','',NULL,'{"id":"8b0a7b56-da54-499b-a1f6-4977ad09d626","client_id":"9287824e-7b6e-4686-8065-4ced2b94f6f5","item_id":null,"key":"employees","year":2024,"form":"integer","value":"12","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(34,4,'9287824e-7b6e-4686-8065-4ced2b94f6f5','facts','170f782d-3ac3-4146-b752-be82fa5bf757','insert','',NULL,'{"id":"170f782d-3ac3-4146-b752-be82fa5bf757","client_id":"9287824e-7b6e-4686-8065-4ced2b94f6f5","item_id":null,"key":"patents","year":null,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(35,5,'9287824e-7b6e-4686-8065-4ced2b94f6f5','clients','9287824e-7b6e-4686-8065-4ced2b94f6f5','update','deleted_at','null','"2026-11-21T12:00:00+00:00"');
INSERT INTO "journal" VALUES(36,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','clients','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','insert','',NULL,'{"id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","name":"示例丙有限公司","short_name":"","uscc":null,"uscc_pilot":false,"region":"330109","industry":"","advisor":"","note":"","demo":false,"deleted_at":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(37,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','items','cfd06f29-4539-4d82-9af3-761894cf9a9e','insert','',NULL,'{"id":"cfd06f29-4539-4d82-9af3-761894cf9a9e","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","kind":"tech_renovation","key":"tech_renovation#1","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(38,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','items','fb32ea6c-fcad-4904-9e0b-0e83be979240','insert','',NULL,'{"id":"fb32ea6c-fcad-4904-9e0b-0e83be979240","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","kind":"talent","key":"示例人员","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(39,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','items','bbeffc97-789e-47cf-8d5b-93f13ae447f5','insert','',NULL,'{"id":"bbeffc97-789e-47cf-8d5b-93f13ae447f5","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","kind":"tech_renovation","key":"tech_renovation#2","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(40,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','a99c2a4d-b0c2-4ce9-9686-34908efdd0df','insert','',NULL,'{"id":"a99c2a4d-b0c2-4ce9-9686-34908efdd0df","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"is_manufacturing","year":null,"form":"bool","value":"true","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(41,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','fe9328da-162b-4b48-ab8a-e5cb056f13b1','insert','',NULL,'{"id":"fe9328da-162b-4b48-ab8a-e5cb056f13b1","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"established_on","year":null,"form":"date","value":"2016-05-18","source":"certificate","evidence":"营业执照","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(42,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','44bf7058-3b5e-469f-97a1-3af25d680760','insert','',NULL,'{"id":"44bf7058-3b5e-469f-97a1-3af25d680760","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"main_product","year":null,"form":"text","value":"减速器“轻量”型","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(43,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','b958c879-23e4-492d-b553-569d20e822a2','insert','',NULL,'{"id":"b958c879-23e4-492d-b553-569d20e822a2","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"share","year":null,"form":"text","value":"private","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(44,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','00fca380-02e6-466d-b5e3-48bb4355499a','insert','',NULL,'{"id":"00fca380-02e6-466d-b5e3-48bb4355499a","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"patents","year":null,"form":"integer","value":"0","source":"platform","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(45,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','476ce2aa-6ad0-4011-95dd-d45b2d578136','insert','',NULL,'{"id":"476ce2aa-6ad0-4011-95dd-d45b2d578136","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"revenue","year":2024,"form":"decimal","value":"78500000","source":"audit","evidence":"审计报告第 3 页","observed_on":"2025-04-01","confirmed_by":"","note":"合并口径","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(46,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','bec62910-b387-4253-a314-d230f60d18af','insert','',NULL,'{"id":"bec62910-b387-4253-a314-d230f60d18af","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"revenue","year":2025,"form":"decimal","value":"96300000.55","source":"self","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(47,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','4071510c-290d-443f-a7b3-1d42f7eb7538','insert','',NULL,'{"id":"4071510c-290d-443f-a7b3-1d42f7eb7538","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"profit","year":2025,"form":"decimal","value":"-120000","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(48,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','c3147671-4f07-48f3-a242-7d778b1e841f','insert','',NULL,'{"id":"c3147671-4f07-48f3-a242-7d778b1e841f","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(49,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','5cab62b3-d10b-4d82-b537-9b141b669cc3','insert','',NULL,'{"id":"5cab62b3-d10b-4d82-b537-9b141b669cc3","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"debt_ratio","year":2025,"form":"decimal","value":"0.4125","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(50,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','09477a0a-2b54-4513-85f7-d70b70052418','insert','',NULL,'{"id":"09477a0a-2b54-4513-85f7-d70b70052418","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"capacity","year":2025,"form":"blank","value":"not_applicable","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(51,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','9c1909ff-d874-49d5-8f38-95d1dbcff497','insert','',NULL,'{"id":"9c1909ff-d874-49d5-8f38-95d1dbcff497","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":"cfd06f29-4539-4d82-9af3-761894cf9a9e","key":"name","year":null,"form":"text","value":"示例产线改造","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(52,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','1b4b2a0a-8fc4-4fef-af4d-bb59300a87e3','insert','',NULL,'{"id":"1b4b2a0a-8fc4-4fef-af4d-bb59300a87e3","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":"cfd06f29-4539-4d82-9af3-761894cf9a9e","key":"investment","year":null,"form":"decimal","value":"20000000","source":"audit","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(53,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','b3fbf679-7f7d-4457-9539-67f3b2c913ce','insert','',NULL,'{"id":"b3fbf679-7f7d-4457-9539-67f3b2c913ce","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":"cfd06f29-4539-4d82-9af3-761894cf9a9e","key":"completed_on","year":null,"form":"date","value":"2027-03-01","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(54,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','59bceb01-131f-49ba-984e-9a50445b36ef','insert','',NULL,'{"id":"59bceb01-131f-49ba-984e-9a50445b36ef","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":"fb32ea6c-fcad-4904-9e0b-0e83be979240","key":"doctor","year":null,"form":"bool","value":"false","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(55,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','recognitions','4ffe3934-9cd2-4bc1-b472-a1f60984a5bb','insert','',NULL,'{"id":"4ffe3934-9cd2-4bc1-b472-a1f60984a5bb","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","kind":"hnte","event":"first","granted_on":"2026-01-20","valid_to":"2029-01-19","document_number":"示例〔2026〕1号","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(56,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','recognitions','1f4df03b-54a0-4736-9541-ec5b970c8ad2','insert','',NULL,'{"id":"1f4df03b-54a0-4736-9541-ec5b970c8ad2","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","kind":"srdi_sme","event":null,"granted_on":null,"valid_to":null,"document_number":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(57,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','received','5ac304ba-8154-45ed-be0a-a96c8f14513c','insert','',NULL,'{"id":"5ac304ba-8154-45ed-be0a-a96c8f14513c","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"measure":"hz-2025-66.1.first","content_version":"","amount":"200000","year":2026,"payer":"示例区经信局","tranche":"第一批","note":"","position":0,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(58,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','received','81058502-2fc7-4767-8c4d-543fc937c25e','insert','',NULL,'{"id":"81058502-2fc7-4767-8c4d-543fc937c25e","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":"cfd06f29-4539-4d82-9af3-761894cf9a9e","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2025,"payer":"","tranche":"","note":"","position":1,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(59,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','declarations','0338c11e-6cf7-400d-9023-e7c105f90d8c','insert','',NULL,'{"id":"0338c11e-6cf7-400d-9023-e7c105f90d8c","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","entry":"items:tech_renovation","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(60,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','declarations','61386e20-4d93-4a63-ba4a-879039e6f693','insert','',NULL,'{"id":"61386e20-4d93-4a63-ba4a-879039e6f693","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","entry":"recognitions","declared_on":"2026-11-21","declared_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(61,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','answers','370eee62-53c0-4bb7-9360-0d08f4fc3669','insert','',NULL,'{"id":"370eee62-53c0-4bb7-9360-0d08f4fc3669","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","key":"judgement:strong","value":"yes","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(62,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','answers','c1078035-d8cf-4165-9b82-1659b8fa0922','insert','',NULL,'{"id":"c1078035-d8cf-4165-9b82-1659b8fa0922","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","key":"judgement:fit@tech_renovation#1","value":"no","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(63,6,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','answers','e45a0c52-897d-4ac1-8f5e-abd535459ddc','insert','',NULL,'{"id":"e45a0c52-897d-4ac1-8f5e-abd535459ddc","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","key":"reading:cap","value":"year","reason":"随客户文件导入","answered_on":"2026-11-21","answered_by":"陈玥","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(64,7,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','c3147671-4f07-48f3-a242-7d778b1e841f','delete','','{"id":"c3147671-4f07-48f3-a242-7d778b1e841f","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(65,8,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','c3147671-4f07-48f3-a242-7d778b1e841f','insert','',NULL,'{"id":"c3147671-4f07-48f3-a242-7d778b1e841f","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(66,9,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','c3147671-4f07-48f3-a242-7d778b1e841f','delete','','{"id":"c3147671-4f07-48f3-a242-7d778b1e841f","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}',NULL);
INSERT INTO "journal" VALUES(67,10,'51d3845f-c5b3-4841-9d09-1d59c37e6e2c','facts','c3147671-4f07-48f3-a242-7d778b1e841f','insert','',NULL,'{"id":"c3147671-4f07-48f3-a242-7d778b1e841f","client_id":"51d3845f-c5b3-4841-9d09-1d59c37e6e2c","item_id":null,"key":"employees","year":2025,"form":"integer","value":"158","source":"","evidence":"","observed_on":null,"confirmed_by":"","note":"","adopted":true,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(68,11,'','windows','36931b18-be75-441f-aade-42f160c7a36a','insert','',NULL,'{"id":"36931b18-be75-441f-aade-42f160c7a36a","region":"330100","target":"hz-2025-66.7.renovation","label":"2026","opens_on":"2026-03-01","closes_on":"2026-06-30","note":"示例通知","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(69,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','insert','',NULL,'{"id":"c36135a6-4e41-4707-b720-685d2670ea56","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","pursuit":"measure","target":"hz-2025-66.7.renovation","content_version":"2026.11.1","item":"tech_renovation#1","round":"2026","window_id":"36931b18-be75-441f-aade-42f160c7a36a","purpose":"first","opened_on":"2026-11-21","stage":"lead","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(70,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','insert','',NULL,'{"id":"2d3a5521-d1c8-4e56-b93f-c79a380824ad","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","pursuit":"title","target":"little_giant","content_version":"2026.11.1","item":"","round":"2026","window_id":"36931b18-be75-441f-aade-42f160c7a36a","purpose":"renewal","opened_on":"2026-11-21","stage":"cultivating","stage_on":"2026-11-21","fixed":null,"ceiling":null,"expected":null,"estimated_on":null,"next_step":"","next_on":null,"note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(71,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','next_step','""','"约区经信局"');
INSERT INTO "journal" VALUES(72,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','next_on','null','"2026-12-01"');
INSERT INTO "journal" VALUES(73,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','fixed','null','"0"');
INSERT INTO "journal" VALUES(74,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','ceiling','null','"200000"');
INSERT INTO "journal" VALUES(75,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','expected','null','"0.01"');
INSERT INTO "journal" VALUES(76,11,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','estimated_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(77,11,'0dc15716-92af-48e0-a194-ca492613ebe6','tasks','0fa46db8-7c5c-4bcf-a0cd-1ed6ebefc191','insert','',NULL,'{"id":"0fa46db8-7c5c-4bcf-a0cd-1ed6ebefc191","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"c36135a6-4e41-4707-b720-685d2670ea56","rule":"seal","title":"盖章","due_on":"2026-12-10","done_on":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(78,11,'0dc15716-92af-48e0-a194-ca492613ebe6','tasks','64544f4b-c226-47d2-8602-3a23bc5162f0','insert','',NULL,'{"id":"64544f4b-c226-47d2-8602-3a23bc5162f0","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":null,"rule":"","title":"回访","due_on":null,"done_on":"2026-11-21","note":"示例备注","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(79,11,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','e05b704f-39b0-48f4-aa57-ce9b41be2f48','insert','',NULL,'{"id":"e05b704f-39b0-48f4-aa57-ce9b41be2f48","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"c36135a6-4e41-4707-b720-685d2670ea56","position":0,"name":"营业执照","required":true,"form":"复印件","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(80,11,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','a5a51505-acd1-4799-a83d-ccd192588c00','insert','',NULL,'{"id":"a5a51505-acd1-4799-a83d-ccd192588c00","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"c36135a6-4e41-4707-b720-685d2670ea56","position":1,"name":"佐证","required":false,"form":"","valid":"","issuer":"","received_on":null,"valid_to":null,"note":"","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(81,11,'0dc15716-92af-48e0-a194-ca492613ebe6','contacts','72e7b9c0-c478-442e-a560-380837c88e4f','insert','',NULL,'{"id":"72e7b9c0-c478-442e-a560-380837c88e4f","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","kind":"promise","day":"2026-11-21","text":"寄审计报告","who":"王工","due_on":"2026-12-20","done_on":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(82,11,'0dc15716-92af-48e0-a194-ca492613ebe6','duties_done','92f1be40-0956-493d-b91b-1bd5c3dc1990','insert','',NULL,'{"id":"92f1be40-0956-493d-b91b-1bd5c3dc1990","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","duty":"hnte:yearly","due_on":"2026-05-31","done_on":"2026-05-20","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(83,11,'','board_views','7898d36a-8d2c-41c4-bd01-c50ae882405c','insert','',NULL,'{"id":"7898d36a-8d2c-41c4-bd01-c50ae882405c","name":"我的","choices":"{\"city\": \"杭州市\", \"lanes\": \"advisor\"}","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(84,12,'0dc15716-92af-48e0-a194-ca492613ebe6','steps','798e1195-e085-4c61-b6ec-4998b4ec50bf','insert','',NULL,'{"id":"798e1195-e085-4c61-b6ec-4998b4ec50bf","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"c36135a6-4e41-4707-b720-685d2670ea56","position":0,"event":"submit","before":"lead","after":"submitted","day":"2026-05-01","receipt":"受理 1 号","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(85,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','stage','"lead"','"submitted"');
INSERT INTO "journal" VALUES(86,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(87,12,'0dc15716-92af-48e0-a194-ca492613ebe6','steps','30dd2964-9172-4833-b768-6815d9f13e04','insert','',NULL,'{"id":"30dd2964-9172-4833-b768-6815d9f13e04","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"c36135a6-4e41-4707-b720-685d2670ea56","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕8号","amount":"1234567.89","payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(88,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(89,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(90,12,'0dc15716-92af-48e0-a194-ca492613ebe6','received','e40f2af5-a20d-445e-9479-fa7f9138f347','insert','',NULL,'{"id":"e40f2af5-a20d-445e-9479-fa7f9138f347","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","item_id":"6f78ee4a-ca7e-408e-bc66-67e6421a93a0","measure":"hz-2025-66.7.renovation","content_version":"","amount":"0.01","year":2026,"payer":"示例区经信局","tranche":"第一笔","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(91,12,'0dc15716-92af-48e0-a194-ca492613ebe6','steps','21e978dd-106c-4e45-a74c-7b31e9173545','insert','',NULL,'{"id":"21e978dd-106c-4e45-a74c-7b31e9173545","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"c36135a6-4e41-4707-b720-685d2670ea56","position":2,"event":"pay","before":"recognized","after":"paying","day":"2026-09-01","receipt":"","number":"拨 1 号","amount":"0.01","payer":"示例区经信局","tranche":"第一笔","until":null,"reason":"","recognition_id":null,"received_id":"e40f2af5-a20d-445e-9479-fa7f9138f347","created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(92,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','stage','"recognized"','"paying"');
INSERT INTO "journal" VALUES(93,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','c36135a6-4e41-4707-b720-685d2670ea56','update','stage_on','"2026-07-01"','"2026-09-01"');
INSERT INTO "journal" VALUES(94,12,'0dc15716-92af-48e0-a194-ca492613ebe6','steps','37530b1f-3ecd-470a-b17b-681d7bce7fcc','insert','',NULL,'{"id":"37530b1f-3ecd-470a-b17b-681d7bce7fcc","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"2d3a5521-d1c8-4e56-b93f-c79a380824ad","position":0,"event":"submit","before":"cultivating","after":"submitted","day":"2026-05-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(95,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','stage','"cultivating"','"submitted"');
INSERT INTO "journal" VALUES(96,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','stage_on','"2026-11-21"','"2026-05-01"');
INSERT INTO "journal" VALUES(97,12,'0dc15716-92af-48e0-a194-ca492613ebe6','recognitions','1988f10e-717c-4c10-ae58-b02979b01f00','insert','',NULL,'{"id":"1988f10e-717c-4c10-ae58-b02979b01f00","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","kind":"little_giant","event":"first","granted_on":"2026-07-01","valid_to":"2029-06-30","document_number":"示例〔2026〕7号","note":"","position":2,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(98,12,'0dc15716-92af-48e0-a194-ca492613ebe6','steps','0193a4e2-24c0-41ca-8166-7b0b0c2db3ac','insert','',NULL,'{"id":"0193a4e2-24c0-41ca-8166-7b0b0c2db3ac","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"2d3a5521-d1c8-4e56-b93f-c79a380824ad","position":1,"event":"recognize","before":"submitted","after":"recognized","day":"2026-07-01","receipt":"","number":"示例〔2026〕7号","amount":null,"payer":"","tranche":"","until":"2029-06-30","reason":"","recognition_id":"1988f10e-717c-4c10-ae58-b02979b01f00","received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(99,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','stage','"submitted"','"recognized"');
INSERT INTO "journal" VALUES(100,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','stage_on','"2026-05-01"','"2026-07-01"');
INSERT INTO "journal" VALUES(101,12,'0dc15716-92af-48e0-a194-ca492613ebe6','steps','e31df50a-c99b-43f5-b7ee-d4bb752381c5','insert','',NULL,'{"id":"e31df50a-c99b-43f5-b7ee-d4bb752381c5","client_id":"0dc15716-92af-48e0-a194-ca492613ebe6","application_id":"2d3a5521-d1c8-4e56-b93f-c79a380824ad","position":2,"event":"review","before":"recognized","after":"re_review","day":"2026-10-01","receipt":"","number":"","amount":null,"payer":"","tranche":"","until":null,"reason":"","recognition_id":null,"received_id":null,"created_at":"2026-11-21T12:00:00+00:00"}');
INSERT INTO "journal" VALUES(102,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','stage','"recognized"','"re_review"');
INSERT INTO "journal" VALUES(103,12,'0dc15716-92af-48e0-a194-ca492613ebe6','applications','2d3a5521-d1c8-4e56-b93f-c79a380824ad','update','stage_on','"2026-07-01"','"2026-10-01"');
INSERT INTO "journal" VALUES(104,13,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','e05b704f-39b0-48f4-aa57-ce9b41be2f48','update','received_on','null','"2026-11-21"');
INSERT INTO "journal" VALUES(105,13,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','e05b704f-39b0-48f4-aa57-ce9b41be2f48','update','valid_to','null','"2027-02-20"');
INSERT INTO "journal" VALUES(106,13,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','e05b704f-39b0-48f4-aa57-ce9b41be2f48','update','note','""','"原件"');
INSERT INTO "journal" VALUES(107,14,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','e05b704f-39b0-48f4-aa57-ce9b41be2f48','update','note','"原件"','""');
INSERT INTO "journal" VALUES(108,14,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','e05b704f-39b0-48f4-aa57-ce9b41be2f48','update','valid_to','"2027-02-20"','null');
INSERT INTO "journal" VALUES(109,14,'0dc15716-92af-48e0-a194-ca492613ebe6','papers','e05b704f-39b0-48f4-aa57-ce9b41be2f48','update','received_on','"2026-11-21"','null');
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
INSERT INTO "papers" VALUES('e05b704f-39b0-48f4-aa57-ce9b41be2f48','0dc15716-92af-48e0-a194-ca492613ebe6','c36135a6-4e41-4707-b720-685d2670ea56',0,'营业执照',1,'复印件','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "papers" VALUES('a5a51505-acd1-4799-a83d-ccd192588c00','0dc15716-92af-48e0-a194-ca492613ebe6','c36135a6-4e41-4707-b720-685d2670ea56',1,'佐证',0,'','','',NULL,NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "received" VALUES('67f35988-a4d8-4d18-b8b7-c546a621a017','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('fd82afc2-f3ac-4c32-a1dc-bb85eebcb3ff','0dc15716-92af-48e0-a194-ca492613ebe6','6f78ee4a-ca7e-408e-bc66-67e6421a93a0','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('5ac304ba-8154-45ed-be0a-a96c8f14513c','51d3845f-c5b3-4841-9d09-1d59c37e6e2c',NULL,'hz-2025-66.1.first','',20000000,2026,'示例区经信局','第一批','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('81058502-2fc7-4767-8c4d-543fc937c25e','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','cfd06f29-4539-4d82-9af3-761894cf9a9e','hz-2025-66.7.renovation','',1,2025,'','','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "received" VALUES('e40f2af5-a20d-445e-9479-fa7f9138f347','0dc15716-92af-48e0-a194-ca492613ebe6','6f78ee4a-ca7e-408e-bc66-67e6421a93a0','hz-2025-66.7.renovation','',1,2026,'示例区经信局','第一笔','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "recognitions" VALUES('fe2e60e0-9856-4916-ab47-d816669589fa','0dc15716-92af-48e0-a194-ca492613ebe6','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('42a150c3-17fa-4b77-bc04-e606d5c0a0ec','0dc15716-92af-48e0-a194-ca492613ebe6','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('4ffe3934-9cd2-4bc1-b472-a1f60984a5bb','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','hnte','first','2026-01-20','2029-01-19','示例〔2026〕1号','',0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('1f4df03b-54a0-4736-9541-ec5b970c8ad2','51d3845f-c5b3-4841-9d09-1d59c37e6e2c','srdi_sme',NULL,NULL,NULL,'','',1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "recognitions" VALUES('1988f10e-717c-4c10-ae58-b02979b01f00','0dc15716-92af-48e0-a194-ca492613ebe6','little_giant','first','2026-07-01','2029-06-30','示例〔2026〕7号','',2,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "steps" VALUES('798e1195-e085-4c61-b6ec-4998b4ec50bf','0dc15716-92af-48e0-a194-ca492613ebe6','c36135a6-4e41-4707-b720-685d2670ea56',0,'submit','lead','submitted','2026-05-01','受理 1 号','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('30dd2964-9172-4833-b768-6815d9f13e04','0dc15716-92af-48e0-a194-ca492613ebe6','c36135a6-4e41-4707-b720-685d2670ea56',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕8号',123456789,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('21e978dd-106c-4e45-a74c-7b31e9173545','0dc15716-92af-48e0-a194-ca492613ebe6','c36135a6-4e41-4707-b720-685d2670ea56',2,'pay','recognized','paying','2026-09-01','','拨 1 号',1,'示例区经信局','第一笔',NULL,'',NULL,'e40f2af5-a20d-445e-9479-fa7f9138f347','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('37530b1f-3ecd-470a-b17b-681d7bce7fcc','0dc15716-92af-48e0-a194-ca492613ebe6','2d3a5521-d1c8-4e56-b93f-c79a380824ad',0,'submit','cultivating','submitted','2026-05-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('0193a4e2-24c0-41ca-8166-7b0b0c2db3ac','0dc15716-92af-48e0-a194-ca492613ebe6','2d3a5521-d1c8-4e56-b93f-c79a380824ad',1,'recognize','submitted','recognized','2026-07-01','','示例〔2026〕7号',NULL,'','','2029-06-30','','1988f10e-717c-4c10-ae58-b02979b01f00',NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "steps" VALUES('e31df50a-c99b-43f5-b7ee-d4bb752381c5','0dc15716-92af-48e0-a194-ca492613ebe6','2d3a5521-d1c8-4e56-b93f-c79a380824ad',2,'review','recognized','re_review','2026-10-01','','',NULL,'','',NULL,'',NULL,NULL,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "tasks" VALUES('0fa46db8-7c5c-4bcf-a0cd-1ed6ebefc191','0dc15716-92af-48e0-a194-ca492613ebe6','c36135a6-4e41-4707-b720-685d2670ea56','seal','盖章','2026-12-10',NULL,'','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
INSERT INTO "tasks" VALUES('64544f4b-c226-47d2-8602-3a23bc5162f0','0dc15716-92af-48e0-a194-ca492613ebe6',NULL,'','回访',NULL,'2026-11-21','示例备注','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "windows" VALUES('36931b18-be75-441f-aade-42f160c7a36a','330100','hz-2025-66.7.renovation','2026','2026-03-01','2026-06-30','示例通知','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
